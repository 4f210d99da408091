import { styleText } from "node:util";
import type { RuleFinding } from "../../validate/catalogue.ts";
import type { Repair } from "../../validate/repair.ts";
import type { Audited } from "../audited.ts";
import type { Summary } from "../summary.ts";
import { pathText, sourceText } from "./place-text.ts";
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
    const where = path.length === 0 ? "" : `${pathText(path)}: `;
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

/** The statuses in a row, and under those that a finding speaks of a row of carets. */
function line(statuses: readonly string[], findings: readonly RuleFinding[], paint: (marks: string) => string): string {
  if (statuses.length === 0) return "";
  const blamed = new Set(findings.map(({ path }) => path.find((key) => typeof key === "number")));
  const words = statuses.map(plain);
  const marks = words.map((word, i) => (blamed.has(i) ? "^" : " ").repeat(word.length)).join("   ");
  return `    ${words.join(" → ")}\n${marks.trim() === "" ? "" : `    ${paint(marks.trimEnd())}\n`}`;
}

function summaryText({ histories, legal, open, illegal, unreadable, findings }: Summary): string {
  const count = (n: number, one: string, many: string) => `${n} ${n === 1 ? one : many}`;
  const counts = `${count(histories, "history", "histories")}: ${legal} legal, ${open} open, ${illegal} illegal`;
  const byRule = Object.entries(findings).map(([rule, n]) => `    ${String(n).padStart(4)} ${rule}\n`);
  return `${counts}${unreadable > 0 ? `; ${unreadable} unreadable` : ""}\n${byRule.join("")}`;
}
