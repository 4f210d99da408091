import { escapeControl } from "../../model/escape-control.ts";
import { formatFile, formatSource } from "../../read/format-source.ts";
import { fails } from "../config/fail-on.ts";
import { name } from "../package-json.ts";
import type { AuditResult } from "../pipeline/audit-result.ts";
import { formatFinding, formatFindingSource, sameFindings } from "./format-location.ts";
import type { Reporter, ReporterOptions } from "./reporter.ts";

/** Test cases that are kept until their suite is written, since a suite says in front how many it has. */
const MOST_CASES = 1000;

interface Suite {
  readonly file: string;
  readonly cases: string[];
  failures: number;
  errors: number;
}

/**
 * JUnit's XML as Jenkins and GitLab read it: a test suite a file, one test case per history. What makes the audit fail is
 * a failure, a record that cannot be read an error, and every other finding output of its case. A file with more
 * than 1000 histories is several suites of one name, so that memory holds no more than one of them.
 */
export function junit({ failOn }: ReporterOptions): Reporter {
  const isFailure = ({ severity }: AuditResult["findings"][number]) =>
    fails(severity, failOn === "never" ? "error" : failOn);
  let suite: Suite | undefined;

  const flush = () => {
    const text = suite === undefined ? "" : suiteText(suite);
    suite = undefined;
    return text;
  };

  return {
    begin: () => `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="${name}">\n`,
    history(audited) {
      const file = formatFile(audited.source);
      const before = suite?.file === file && suite.cases.length < MOST_CASES ? "" : flush();
      suite ??= { file, cases: [], failures: 0, errors: 0 };
      const failures = audited.findings.filter(isFailure);
      if (failures.length > 0 || audited.sameAs !== undefined)
        suite[audited.verdict === "unreadable" ? "errors" : "failures"]++;
      suite.cases.push(caseText(audited, failures));
      return before;
    },
    end: () => `${flush()}</testsuites>\n`,
  };
}

function suiteText({ file, cases, failures, errors }: Suite): string {
  const counts = `tests="${cases.length}" failures="${failures}" errors="${errors}"`;
  return `  <testsuite name="${xml(file)}" ${counts}>\n${cases.join("")}  </testsuite>\n`;
}

function caseText(audited: AuditResult, failures: AuditResult["findings"]): string {
  const { job, source, verdict, findings, sameAs } = audited;
  const head = `    <testcase name="${xml(job ?? formatSource(source))}" classname="${xml(formatFile(source))}"`;
  const remarks = findings.filter((finding) => !failures.includes(finding));
  if (findings.length === 0 && sameAs === undefined) return `${head}/>\n`;
  const [first] = failures;
  const element = verdict === "unreadable" ? "error" : "failure";
  const attributes = first && `type="${first.rule}" message="${xml(formatFinding(first))}"`;
  const same =
    sameAs !== undefined && `      <failure message="${sameFindings(sameAs)}">${xml(formatSource(source))}</failure>\n`;
  const failed = first && `      <${element} ${attributes}>${lines(failures, source)}</${element}>\n`;
  const output = remarks.length === 0 ? "" : `      <system-out>${lines(remarks, source)}</system-out>\n`;
  return `${head}>\n${failed ?? (same || "")}${output}    </testcase>\n`;
}

/** Each finding, and on the next line where it is. */
function lines(findings: AuditResult["findings"], source: AuditResult["source"]): string {
  return findings
    .map((finding) => {
      const { severity, rule } = finding;
      const place = xml(formatFindingSource(finding, source));
      return `${xml(`${severity} ${formatFinding(finding)} [${rule}]`)}\n  at ${place}\n`;
    })
    .join("");
}

/** Text of an XML element or attribute. What XML cannot hold, escaped or not, is shown as its code point. */
function xml(text: string): string {
  return escapeControl(text).replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
