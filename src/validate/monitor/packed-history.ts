import { NO_TIME } from "../../model/absence.ts";
import type { PartialTransition } from "../../model/job.ts";
import { epochMilliseconds, isNaive } from "../../model/timestamp.ts";
import { parseTransition } from "../../model/transition.ts";
import { type JobFacts, type Sequence, type StatusTrie, statusesOf } from "./status-trie.ts";

/**
 * A job packed into one row of numbers, for histories in which each entry starts where the previous one ended: the id
 * of its sequence of statuses, its LastModifiedTime, the end of its last entry (NaN while open), and the start of each
 * entry. Spare room lets a job grow without a new row.
 */
export type PackedHistory = number[];

export const SEQUENCE = 0;
export const MODIFIED = 1;
export const END = 2;
const FIRST_START = 3;

/** Row lengths are multiples of this, which fits a typical job. */
const ROOM = [0, 0, 0, 0, 0, 0, 0, 0];

/**
 * Packs a history. Returns undefined if entries are not contiguous, a time has no numeric form, or the sequence is not
 * stored.
 */
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

/** The row of a job before its first update. */
export function newPackedHistory(empty: Sequence, modified: number): PackedHistory {
  // A copy, with numbers in it that are no integers, so that it holds floating-point numbers from the beginning.
  const row = ROOM.concat();
  row[MODIFIED] = modified;
  row[END] = NO_TIME;
  row[SEQUENCE] = empty.id;
  return row;
}

/**
 * Appends the last status of `next` to a row and closes the open entry.
 *
 * @returns the same row, changed, or a longer one if it is full.
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

/** Start of the last entry of a row. */
export function lastStartOf(row: PackedHistory, sequence: Sequence): number {
  return row[FIRST_START + sequence.length - 1]!;
}

/** Unpacks the history of a row. */
export function unpackHistory(row: PackedHistory, sequence: Sequence): PartialTransition[] {
  return statusesOf(sequence).map((Status, i) => {
    const end = i === sequence.length - 1 ? row[END]! : row[FIRST_START + i + 1]!;
    return { Status, StartTime: row[FIRST_START + i]!, ...(Number.isNaN(end) ? {} : { EndTime: end }) };
  });
}
