import { escapeControl } from "../../model/escape-control.ts";
import { SEVERITIES, type Severity } from "../../validate/engine/finding.ts";
import type { AuditResult } from "../pipeline/audit-result.ts";
import { countsText } from "../pipeline/summary.ts";
import { formatFinding, formatFindingSource } from "./format-location.ts";
import type { Reporter } from "./reporter.ts";

/** Findings of one severity that are listed: a job summary may have 1 MiB. */
const MOST_ROWS = 100;

const LONGEST_TEXT = 400;

/** A job summary or a comment: the counts, then the findings, the gravest first. */
export function markdown(): Reporter {
  const rows: Record<Severity, string[]> = { error: [], warning: [], info: [] };
  const found: Record<Severity, number> = { error: 0, warning: 0, info: 0 };
  return {
    begin: () => "",
    history(audited) {
      for (const finding of audited.findings) {
        const { severity } = finding;
        if (++found[severity] <= MOST_ROWS) rows[severity].push(row(audited, finding));
      }
      return "";
    },
    end(summary) {
      const listed = SEVERITIES.flatMap((severity) => rows[severity]);
      const parts = ["### Status histories", `${countsText(summary)}.`];
      const byRule = Object.entries(summary.findings).map(([rule, n]) => `| \`${rule}\` | ${n} |`);
      if (byRule.length > 0) parts.push(["| rule | findings |", "| --- | --- |", ...byRule].join("\n"));
      if (listed.length > 0) {
        parts.push(
          ["| severity | job | finding | rule | where |", "| --- | --- | --- | --- | --- |", ...listed].join("\n"),
        );
      }
      const rest = SEVERITIES.filter((severity) => found[severity] > MOST_ROWS).map(
        (severity) => `${found[severity] - MOST_ROWS} more of severity ${severity}`,
      );
      if (rest.length > 0) parts.push(`Not listed: ${rest.join(", ")}.`);
      return `${parts.join("\n\n")}\n`;
    },
  };
}

function row({ job, source }: AuditResult, finding: AuditResult["findings"][number]): string {
  const cells = [
    finding.severity,
    code(job ?? ""),
    code(formatFinding(finding)),
    `\`${finding.rule}\``,
    code(formatFindingSource(finding, source)),
  ];
  return `| ${cells.join(" | ")} |`;
}

/**
 * Text from an input as a code span, in which nothing is markup, a link or a mention. A backtick would end it, and a
 * bar the cell, even if escaped, so both are shown as their code points.
 */
function code(text: string): string {
  const shown = escapeControl(text.length > LONGEST_TEXT ? `${text.slice(0, LONGEST_TEXT)}…` : text);
  return shown === "" ? "" : `\`${shown.replaceAll("`", "\\u0060").replaceAll("|", "\\u007c")}\``;
}
