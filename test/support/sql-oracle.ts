import { type Finding, validateHistory } from "../../src/index.ts";
import { SQL_RULES } from "../../src/sql/coverage.ts";
import { type History, NOW } from "./histories.ts";

/** A finding on one line, as it is compared: the job is the place of its history among all. */
export function line(job: unknown, entry: unknown, rule: unknown, from: unknown, to: unknown): string {
  return JSON.stringify([`${job}`, entry === null ? null : Number(entry), rule, from, to]);
}

/** What the library finds in each history for the rules that the SQL knows. */
export function libraryFindings(histories: readonly History[], now = NOW): readonly string[] {
  const known: readonly string[] = SQL_RULES;
  return histories.flatMap((history, job) =>
    validateHistory(history.map(given) as never, { now: new Date(now) })
      .findings.filter(({ rule }) => known.includes(rule))
      .map((finding) => findingLine(finding, history, job)),
  );
}

/** Times as Dates: a number of milliseconds of 1973 would be read as seconds. */
function given(row: History[number]): unknown {
  const date = (time: number | null) => (time === null ? undefined : new Date(time));
  return row && { Status: row.Status, StartTime: date(row.StartTime), EndTime: date(row.EndTime) };
}

/** `from` is the status that the finding names or that the entry has which it names; `to` is the entry's own. */
function findingLine({ rule, path, data }: Finding, history: History, job: number): string {
  const statusOf = (index: unknown) => (typeof index === "number" ? (history[index]?.Status ?? null) : null);
  const said = data as Readonly<Record<string, unknown>>;
  const entry = path[0] ?? null;
  if (rule === "missing-end") return line(job, entry, rule, said.status, said.nextStatus);
  const from = said.from ?? said.terminal ?? statusOf(said.previousIndex ?? said.earlierIndex);
  return line(job, entry, rule, from === "an unknown status" ? null : from, statusOf(entry));
}

/** What one of two lists of findings has and the other has not; order aside, one for one. */
export function difference(
  found: readonly string[],
  expected: readonly string[],
): { missing: string[]; extra: string[] } {
  return { missing: without(expected, found), extra: without(found, expected) };
}

function without(lines: readonly string[], others: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const other of others) counts.set(other, (counts.get(other) ?? 0) + 1);
  return lines.filter((text) => {
    const left = counts.get(text) ?? 0;
    counts.set(text, left - 1);
    return left <= 0;
  });
}
