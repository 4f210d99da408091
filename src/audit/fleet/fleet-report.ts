import { formatDuration } from "../../model/duration.ts";
import { escapeControl } from "../../model/escape-control.ts";
import { csvRow } from "../../write/csv-row.ts";
import { type FleetSummary, MEASURES } from "./fleet-statistics.ts";

const FIGURES = ["count", "median", "p95", "max", "total"] as const;

/** A variant has only a count. */
const NOTHING = FIGURES.slice(1).map(() => undefined);

/** The output formats of `phases`. A new one is one line here. */
export const fleetReports = {
  text: fleetText,
  json: (summary) => `${escapeControl(JSON.stringify({ version: 1, ...summary }, (_, value) => exact(value)))}\n`,
  csv: fleetCsv,
} as const satisfies Record<string, (summary: FleetSummary) => string>;

export type FleetFormat = keyof typeof fleetReports;

function fleetText({ jobs, open, unbalanced, seconds, saved, variants, otherVariants }: FleetSummary): string {
  const head = `${jobs} ${jobs === 1 ? "job" : "jobs"}, ${open} open${unbalanced > 0 ? `; the phases of ${unbalanced} do not add up to their total: audit says why` : ""}`;
  const table = MEASURES.filter((measure) => seconds[measure].count > 0).map((measure) => {
    const { count, ...times } = seconds[measure];
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

/** One table, with a row per phase and a row per variant. */
function fleetCsv({ seconds, variants, otherVariants }: FleetSummary): string {
  const rows = [
    ["kind", "name", ...FIGURES],
    ...MEASURES.map((measure) => ["phase", measure, ...FIGURES.map((figure) => rounded(seconds[measure][figure]))]),
    ...variants.map(({ statuses, jobs }) => ["variant", escapeControl(statuses.join(" ")), jobs, ...NOTHING]),
    ...(otherVariants > 0 ? [["variant", "others", otherVariants, ...NOTHING]] : []),
  ];
  return rows.map(csvRow).join("");
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
