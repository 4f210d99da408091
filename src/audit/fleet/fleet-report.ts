import { trainingJobLifecycle } from "../../machine/training-job.ts";
import { formatDuration } from "../../model/duration.ts";
import { escapeControl } from "../../model/escape-control.ts";
import { csvRow } from "../../write/csv-row.ts";
import type { FleetSummary } from "./fleet-statistics.ts";

const FIGURES = ["count", "median", "p95", "max", "total"] as const;

/** A variant has only a count. */
const NOTHING = FIGURES.slice(1).map(() => undefined);

/** The output formats of `phases`. A new one is one line here. */
export const fleetReports = {
  text: fleetText,
  json: fleetJson,
  csv: fleetCsv,
} as const satisfies Record<string, (summaries: readonly FleetSummary[]) => string>;

export type FleetFormat = keyof typeof fleetReports;

function fleetText(summaries: readonly FleetSummary[]): string {
  const [first] = summaries;
  // Training jobs alone, the usual case, need no heading.
  const isNamed = summaries.length > 1 || first!.lifecycle !== trainingJobLifecycle.id;
  return summaries.map((summary) => `${isNamed ? `${summary.lifecycle}: ` : ""}${summaryText(summary)}`).join("\n");
}

/** The first lifecycle, and the others that the input has jobs of. */
function fleetJson([first, ...others]: readonly FleetSummary[]): string {
  const report = { version: 1, ...first, ...(others.length > 0 ? { others } : {}) };
  return `${escapeControl(JSON.stringify(report, (_, value) => exact(value)))}\n`;
}

function summaryText({ jobs, open, unbalanced, seconds, saved, variants, otherVariants }: FleetSummary): string {
  const head = `${jobs} ${jobs === 1 ? "job" : "jobs"}, ${open} open${unbalanced > 0 ? `; the phases of ${unbalanced} do not add up to their total: audit says why` : ""}`;
  const measured = Object.entries(seconds).filter(([, { count }]) => count > 0);
  const table = measured.map(([measure, { count, ...times }]) => {
    return [
      measure,
      `${count}`,
      ...FIGURES.slice(1).map((figure) => formatDuration(times[figure as keyof typeof times])),
    ];
  });
  const ways = variants.map(
    ({ statuses, jobs: n }) => `${String(n).padStart(8)}  ${statuses.map(escapeControl).join(" → ")}`,
  );
  if (otherVariants > 0) ways.push(`${String(otherVariants).padStart(8)}  others`);
  return [
    head,
    "",
    ...aligned([["", "jobs", ...FIGURES.slice(1)], ...table]),
    ...(saved === null ? [] : ["", `saved ${(saved * 100).toFixed(1)} % of TrainingTimeInSeconds`]),
    "",
    ...ways,
    "",
  ].join("\n");
}

/** One table, with a row per phase and a row per variant of each lifecycle. */
function fleetCsv(summaries: readonly FleetSummary[]): string {
  const head = ["lifecycle", "kind", "name", ...FIGURES];
  const rows = summaries.flatMap(({ lifecycle, seconds, variants, otherVariants }) => [
    ...Object.entries(seconds).map(([measure, figures]) => [
      ...[lifecycle, "phase", measure],
      ...FIGURES.map((figure) => rounded(figures[figure])),
    ]),
    ...variants.map(({ statuses, jobs }) => [
      lifecycle,
      "variant",
      escapeControl(statuses.join(" ")),
      jobs,
      ...NOTHING,
    ]),
    ...(otherVariants > 0 ? [[lifecycle, "variant", "others", otherVariants, ...NOTHING]] : []),
  ]);
  return [head, ...rows].map(csvRow).join("");
}

/** To the millisecond, the precision of the input. */
function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}

/** A number without floating-point noise. */
function exact(value: unknown): unknown {
  return typeof value === "number" ? Math.round(value * 1e6) / 1e6 : value;
}

function aligned(rows: readonly (readonly string[])[]): string[] {
  const widths = rows[0]!.map((_, i) => Math.max(...rows.map((row) => row[i]!.length)));
  return rows.map((row) =>
    row.map((text, i) => (i === 0 ? text.padEnd(widths[i]!) : text.padStart(widths[i]!))).join("  "),
  );
}
