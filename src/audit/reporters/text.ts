import { styleText } from "node:util";
import type { Source } from "../../read/described-job.ts";
import type { RuleFinding } from "../../validate/catalogue.ts";
import { historyLine } from "../../validate/history-line.ts";
import { pathText } from "../../validate/path-text.ts";
import type { Repair } from "../../validate/repair.ts";
import type { Audited } from "../audited.ts";
import type { Summary } from "../summary.ts";
import { plain } from "./plain.ts";
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

  const finding = ({ severity, path, message, rule }: RuleFinding) => {
    const where = path.length === 0 ? "" : `${plain(pathText(path))}: `;
    return `    ${paint(LOOK[severity].style, severity.padEnd(7))} ${where}${plain(message)} ${paint("dim", `[${rule}]`)}\n`;
  };

  /** What is to be edited, a line for each; what stays as it is goes without saying. */
  const repairText = ({ moves }: Repair) => {
    const edits = moves.filter((move) => move.move !== "keep" || move.moved);
    return edits
      .map(({ message }) => `    ${paint(LOOK.repair.style, LOOK.repair.mark.padEnd(7))} ${plain(message)}\n`)
      .join("");
  };

  const history = ({ job, source, verdict, findings, statuses, repair }: Audited) => {
    const { mark, style } = LOOK[verdict];
    const name = job === null ? "" : ` ${paint("bold", plain(job))}`;
    const head = `${paint(style, `${mark} ${verdict}`)}${name} ${paint("dim", sourceText(source))}\n`;
    const body = `${line(statuses, findings, (marks) => paint("red", marks))}${findings.map(finding).join("")}`;
    return `${head}${body}${repair === undefined ? "" : repairText(repair)}\n`;
  };

  return { begin: () => "", history, end: (summary) => summaryText(summary) };
}

/** The history as a line, and under it the marks of what findings speak of. */
function line(statuses: readonly string[], findings: readonly RuleFinding[], paint: (marks: string) => string): string {
  const [words, marks] = historyLine(statuses.map(plain), findings);
  return [words, marks && paint(marks)].map((text) => (text === undefined ? "" : `    ${text}\n`)).join("");
}

function sourceText({ file, line, cell, path, form }: Source): string {
  const place = [`${plain(file ?? "input")}:${line}`, ...(cell === undefined ? [] : [`cell ${cell}`])];
  if (path !== undefined && path.length > 0) place.push(plain(pathText(path)));
  return `${place.join(" ")} (${form})`;
}

function summaryText({ histories, legal, open, illegal, unreadable, findings }: Summary): string {
  const count = (n: number, one: string, many: string) => `${n} ${n === 1 ? one : many}`;
  const counts = `${count(histories, "history", "histories")}: ${legal} legal, ${open} open, ${illegal} illegal`;
  const byRule = Object.entries(findings).map(([rule, n]) => `    ${String(n).padStart(4)} ${rule}\n`);
  return `${counts}${unreadable > 0 ? `; ${unreadable} unreadable` : ""}\n${byRule.join("")}`;
}
