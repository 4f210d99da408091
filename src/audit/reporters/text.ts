import { styleText } from "node:util";
import { escapeControl } from "../../model/escape-control.ts";
import { formatSource } from "../../read/format-source.ts";
import type { RuleFinding } from "../../validate/engine/catalogue.ts";
import { formatHistory } from "../../validate/format-history.ts";
import type { Repair } from "../../validate/repair/repair.ts";
import type { AuditResult } from "../pipeline/audit-result.ts";
import { countsText, type Summary } from "../pipeline/summary.ts";
import { formatFinding, formatFindingPlace, sameFindings } from "./format-location.ts";
import type { Reporter, ReporterOptions } from "./reporter.ts";

type Style = Parameters<typeof styleText>[0];

const LOOK = {
  legal: { mark: "✓", style: "green" },
  open: { mark: "…", style: "cyan" },
  illegal: { mark: "✗", style: "red" },
  unreadable: { mark: "?", style: "red" },
  error: { mark: "error", style: "red" },
  warning: { mark: "warning", style: "yellow" },
  info: { mark: "info", style: "blue" },
  repair: { mark: "repair", style: "magenta" },
} as const satisfies Record<string, { mark: string; style: Style }>;

/** The report for people: a verdict, the history as a line with the offences marked, and each finding in words. */
export function text({ color }: ReporterOptions): Reporter {
  const paint = (style: Style, words: string) => (color ? styleText(style, words, { validateStream: false }) : words);

  const finding = (found: RuleFinding, source: AuditResult["source"]) => {
    const { severity, rule } = found;
    return `    ${paint(LOOK[severity].style, severity.padEnd(7))} ${paint("dim", formatFindingPlace(found, source))}${formatFinding(found)} ${paint("dim", `[${rule}]`)}\n`;
  };

  /** What is to be edited, a line for each; what stays as it is goes without saying. */
  const repairText = ({ moves }: Repair) => {
    const edits = moves.filter((move) => move.move !== "keep" || move.moved);
    return edits
      .map(({ message }) => `    ${paint(LOOK.repair.style, LOOK.repair.mark.padEnd(7))} ${escapeControl(message)}\n`)
      .join("");
  };

  const history = ({ job, source, verdict, findings, known = [], statuses, sameAs, repair }: AuditResult) => {
    const { mark, style } = LOOK[verdict];
    const name = job === null ? "" : ` ${paint("bold", escapeControl(job))}`;
    const head = `${paint(style, `${mark} ${verdict}`)}${name} ${paint("dim", formatSource(source))}\n`;
    const body = `${line(statuses, findings, (marks) => paint("red", marks))}${findings.map((found) => finding(found, source)).join("")}`;
    const same = sameAs === undefined ? "" : `    ${sameFindings(sameAs)}\n`;
    const old = known.length === 0 ? "" : `    ${paint("dim", `${known.length} more in the baseline`)}\n`;
    return `${head}${body}${same}${old}${repair === undefined ? "" : repairText(repair)}\n`;
  };

  return { begin: () => "", history, end: (summary) => summaryText(summary) };
}

/** The history as a line, and under it the marks of what findings speak of. */
function line(statuses: readonly string[], findings: readonly RuleFinding[], paint: (marks: string) => string): string {
  const [words, marks] = formatHistory(statuses.map(escapeControl), findings);
  return [words, marks && paint(marks)].map((text) => (text === undefined ? "" : `    ${text}\n`)).join("");
}

function summaryText(summary: Summary): string {
  const byRule = Object.entries(summary.findings).map(([rule, n]) => `    ${String(n).padStart(4)} ${rule}\n`);
  return `${countsText(summary)}\n${byRule.join("")}`;
}
