import { escapeControl } from "../../model/escape-control.ts";
import { formatFile } from "../../read/format-source.ts";
import type { RuleFinding } from "../../validate/engine/catalogue.ts";
import { SEVERITIES, type Severity } from "../../validate/engine/finding.ts";
import type { AuditResult } from "../pipeline/audit-result.ts";
import { countsText } from "../pipeline/summary.ts";
import { formatFinding, lineOf } from "./format-location.ts";
import type { Reporter } from "./reporter.ts";

const COMMANDS = { error: "error", warning: "warning", info: "notice" } as const satisfies Record<Severity, string>;

/** GitHub shows this many annotations of each kind per step, and drops the others silently. */
const MOST = 10;

/** The last notice is reserved for the number of findings that are left out. */
const PLACES: Readonly<Record<Severity, number>> = { error: MOST, warning: MOST, info: MOST - 1 };

/**
 * Workflow commands, which GitHub shows as annotations beside the lines of a pull request.
 * https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands
 */
export function github(): Reporter {
  const found: Record<Severity, number> = { error: 0, warning: 0, info: 0 };
  return {
    begin: () => "",
    history: (audited) =>
      audited.findings.length === 0
        ? ""
        : audited.findings
            .filter(({ severity }) => ++found[severity] <= PLACES[severity])
            .map((finding) => annotation(audited, finding))
            .join(""),
    end(summary) {
      const rest = SEVERITIES.map((severity) => [severity, found[severity] - PLACES[severity]] as const).filter(
        ([, more]) => more > 0,
      );
      const counts = `${countsText(summary)}\n`;
      if (rest.length === 0) return counts;
      const more = rest.map(([severity, n]) => `${n} more of severity ${severity}`).join(", ");
      const pointer = `${more}: a step shows ${MOST} annotations of a kind. --format markdown or sarif has more.`;
      return `::notice title=Not all findings are shown::${data(pointer)}\n${counts}`;
    },
  };
}

function annotation({ job, source }: AuditResult, finding: RuleFinding): string {
  const { line = lineOf(source), column } = finding.location ?? {};
  const properties = [
    `file=${property(formatFile(source))}`,
    ...(line === undefined ? [] : [`line=${line}`]),
    ...(column === undefined ? [] : [`col=${column}`]),
    `title=${property(finding.rule)}`,
  ];
  const text = job === null ? formatFinding(finding) : `${escapeControl(job)}: ${formatFinding(finding)}`;
  return `::${COMMANDS[finding.severity]} ${properties.join(",")}::${data(text)}\n`;
}

/** The runner decodes these three escapes and nothing else. */
function data(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function property(text: string): string {
  return data(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
