import { styleText } from "node:util";
import { escapeControl } from "../../model/escape-control.ts";
import { formatSource } from "../../read/format-source.ts";
import type { RuleFinding } from "../../validate/engine/catalogue.ts";
import { excerpt } from "../../validate/excerpt.ts";
import { formatRepair } from "../../validate/repair/format-repair.ts";
import type { Repair } from "../../validate/repair/repair.ts";
import type { AuditResult } from "../pipeline/audit-result.ts";
import { countsText, type Summary } from "../pipeline/summary.ts";
import { formatFinding, formatFindingPlace, sameFindings } from "./format-location.ts";
import { otherLifecycle } from "./other-lifecycle.ts";
import type { Reporter, ReporterOptions } from "./reporter.ts";
import { WorstJobs } from "./worst-jobs.ts";

/** A longer history, which few jobs have, is shown in excerpts. */
const LONGEST_HISTORY = 100;

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
} as const satisfies Record<string, Look>;

interface Look {
  readonly mark: string;
  readonly style: Style;
}

/**
 * The report for people: for each job with findings its verdict, its statuses with carets under the offending ones, and
 * each finding; at the end a summary.
 */
export function text({ color, verbose = false, width }: ReporterOptions): Reporter {
  const worst = new WorstJobs();
  const paint = (style: Style, words: string) => (color ? styleText(style, words, { validateStream: false }) : words);

  const finding = (found: RuleFinding, source: AuditResult["source"]) => {
    const { severity, rule } = found;
    return `    ${paint(LOOK[severity].style, severity.padEnd(7))} ${paint("dim", formatFindingPlace(found, source))}${formatFinding(found)} ${paint("dim", `[${rule}]`)}\n`;
  };

  /** One line per edit. */
  const repairText = (repair: Repair) =>
    formatRepair(repair)
      .map((edit) => `    ${paint(LOOK.repair.style, LOOK.repair.mark.padEnd(7))} ${edit}\n`)
      .join("");

  const history = (audited: AuditResult) => {
    const { job, source, verdict, findings, known = [], statuses, sameAs, repair } = audited;
    const { mark, style } = lookOf(audited);
    const name = job === null ? "" : ` ${paint("bold", escapeControl(job))}`;
    const lifecycle = otherLifecycle(audited);
    const place = lifecycle === undefined ? formatSource(source) : `${formatSource(source)}, lifecycle ${lifecycle}`;
    const head = `${paint(style, `${mark} ${verdict}`)}${name} ${paint("dim", place)}\n`;
    const body = `${lines(statuses, findings, width, (marks) => paint("red", marks))}${findings.map((found) => finding(found, source)).join("")}`;
    const same = sameAs === undefined ? "" : `    ${sameFindings(sameAs)}\n`;
    const old = known.length === 0 ? "" : `    ${paint("dim", baselineText(known.length, findings.length))}\n`;
    return `${head}${body}${same}${old}${repair === undefined ? "" : repairText(repair)}\n`;
  };

  return {
    begin: () => "",
    history(audited) {
      worst.add(audited);
      return verbose || isListed(audited) ? history(audited) : "";
    },
    end: (summary) => `${summaryText(summary)}${worst.text}`,
  };
}

/** Whether a record is listed without `--verbose`. One that cannot be read has a finding that says why. */
function isListed({ findings, sameAs }: AuditResult): boolean {
  return findings.length > 0 || sameAs !== undefined;
}

/** The mark of a job follows its new findings: a warning is no green tick, and a known error is no red cross. */
function lookOf({ verdict, findings, known = [], sameAs }: AuditResult): Look {
  const severities = new Set(findings.map(({ severity }) => severity));
  if (severities.has("error")) return LOOK[verdict];
  if (sameAs !== undefined) return LOOK.illegal;
  if (severities.has("warning")) return { mark: "!", style: LOOK.warning.style };
  if (severities.size > 0) return { mark: "i", style: LOOK.info.style };
  return known.length > 0 ? { mark: "-", style: "dim" } : LOOK[verdict];
}

function baselineText(known: number, others: number): string {
  return others > 0
    ? `${known} more in the baseline`
    : `${known === 1 ? "1 finding" : `${known} findings`}, all in the baseline`;
}

const INDENT = "    ";

/** The statuses, and below them carets under the entries with findings. */
function lines(
  statuses: readonly string[],
  findings: readonly RuleFinding[],
  width = Number.POSITIVE_INFINITY,
  paint: (marks: string) => string,
): string {
  const shown = excerpt(statuses.map(escapeControl), findings, LONGEST_HISTORY, width - INDENT.length);
  return shown.map((line) => `${INDENT}${/^[ ^]+$/.test(line) ? paint(line) : line}\n`).join("");
}

function summaryText(summary: Summary): string {
  const byRule = Object.entries(summary.findings).map(([rule, n]) => `    ${String(n).padStart(4)} ${rule}\n`);
  return `${countsText(summary)}\n${byRule.join("")}`;
}
