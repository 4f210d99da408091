import { plain } from "../../model/escape-control.ts";
import { name } from "../package-json.ts";
import type { Audited } from "../pipeline/audit-result.ts";
import { fails } from "../pipeline/exit-code.ts";
import { fileText, findingText, sourceText } from "./format-location.ts";
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
 * JUnit's XML as Jenkins and GitLab read it: a test suite a file, a test case a history. What makes the audit fail is
 * a failure, a record that cannot be read an error, and every other finding output of its case. A file with more
 * than 1000 histories is several suites of one name, so that memory holds no more than one of them.
 */
export function junit({ failOn }: ReporterOptions): Reporter {
  const isFailure = ({ severity }: Audited["findings"][number]) =>
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
      const file = fileText(audited.source);
      const before = suite?.file === file && suite.cases.length < MOST_CASES ? "" : flush();
      suite ??= { file, cases: [], failures: 0, errors: 0 };
      const failures = audited.findings.filter(isFailure);
      if (failures.length > 0) suite[audited.verdict === "unreadable" ? "errors" : "failures"]++;
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

function caseText(audited: Audited, failures: Audited["findings"]): string {
  const { job, source, verdict, findings } = audited;
  const head = `    <testcase name="${xml(job ?? sourceText(source))}" classname="${xml(fileText(source))}"`;
  const remarks = findings.filter((finding) => !failures.includes(finding));
  if (findings.length === 0) return `${head}/>\n`;
  const [first] = failures;
  const element = verdict === "unreadable" ? "error" : "failure";
  const attributes = first && `type="${first.rule}" message="${xml(findingText(first))}"`;
  const failed = first && `      <${element} ${attributes}>${lines(failures)}${xml(sourceText(source))}</${element}>\n`;
  const output = remarks.length === 0 ? "" : `      <system-out>${lines(remarks)}</system-out>\n`;
  return `${head}>\n${failed ?? ""}${output}    </testcase>\n`;
}

function lines(findings: Audited["findings"]): string {
  return findings
    .map((finding) => `${xml(`${finding.severity} ${findingText(finding)} [${finding.rule}]`)}\n`)
    .join("");
}

/** Text of an XML element or attribute. What XML cannot hold, escaped or not, is shown as its code point. */
function xml(text: string): string {
  return plain(text).replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
