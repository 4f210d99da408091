import { NO_TIME } from "../../model/absence.ts";
import type { PartialTransition } from "../../model/job.ts";
import { epochMilliseconds, isNaive } from "../../model/timestamp.ts";
import { parseTransition } from "../../model/transition.ts";
import { type JobFacts, type Sequence, type StatusTrie, statusesOf } from "./status-trie.ts";

/**
 * A job as one row of numbers, which is the least that holds a history in which each entry starts where the one before
 * it ended: the id of its sequence, its LastModifiedTime, the end of its last entry (NaN while it is open), and the
 * start of each entry. There is room for some more entries, so that a job can go on without a new row.
 */
export type PackedHistory = number[];

export const SEQUENCE = 0;
export const MODIFIED = 1;
export const END = 2;
const FIRST_START = 3;

/** Rows are this long, or some times this long: a job of usual length fits into one. */
const ROOM = [0, 0, 0, 0, 0, 0, 0, 0];

/** The row of a history; undefined where entries do not follow each other, a time cannot be told by a number, or the sequence is not kept. */
export function packHistory(
  history: readonly unknown[],
  facts: JobFacts,
  modified: number,
  sequences: StatusTrie,
): PackedHistory | undefined {
  let row: PackedHistory = newPackedHistory(sequences.empty(facts), modified);
  for (const [i, entry] of history.entries()) {
    const { Status, StartTime, EndTime, problems } = parseTransition(entry);
    const start = epochMilliseconds(StartTime);
    const isLinked = i === 0 ? !Number.isNaN(start) : start === row[END];
    if (Status === undefined || problems.length > 0 || !isLinked || isNaive(StartTime) || isNaive(EndTime)) {
      return undefined;
    }
    const sequence = sequences.extend(sequences.at(row[SEQUENCE]!), Status);
    if (sequence === undefined) return undefined;
    row = extendPackedHistory(row, sequence, start, epochMilliseconds(EndTime));
  }
  row[MODIFIED] = modified;
  return history.length === 0 ? undefined : row;
}

/** The row of a job of which nothing is known yet. */
export function newPackedHistory(empty: Sequence, modified: number): PackedHistory {
  // A copy, with numbers in it that are no integers, so that it holds floating-point numbers from the beginning.
  const row = ROOM.concat();
  row[MODIFIED] = modified;
  row[END] = NO_TIME;
  row[SEQUENCE] = empty.id;
  return row;
}

/**
 * Lets the job of a row go on to the last status of `next`; the entry that was open ends there.
 *
 * @returns the same row, changed, or a longer one where it has no room.
 */
export function extendPackedHistory(row: PackedHistory, next: Sequence, start: number, end: number): PackedHistory {
  const place = FIRST_START + next.length - 1;
  const extended = place < row.length ? row : row.concat(ROOM);
  extended[SEQUENCE] = next.id;
  if (!(extended[MODIFIED]! > start)) extended[MODIFIED] = start;
  extended[END] = end;
  extended[place] = start;
  return extended;
}

/** When the last entry of a row started. */
export function lastStartOf(row: PackedHistory, sequence: Sequence): number {
  return row[FIRST_START + sequence.length - 1]!;
}

/** The history that a row holds. */
export function unpackHistory(row: PackedHistory, sequence: Sequence): PartialTransition[] {
  return statusesOf(sequence).map((Status, i) => {
    const end = i === sequence.length - 1 ? row[END]! : row[FIRST_START + i + 1]!;
    return { Status, StartTime: row[FIRST_START + i]!, ...(Number.isNaN(end) ? {} : { EndTime: end }) };
  });
}
