import { NO_TIME, OPEN } from "../../model/absence.ts";
import type { HistoryColumns } from "../../model/history-columns.ts";
import type { PartialTransition } from "../../model/job.ts";
import { type Sequence, type StatusTrie, statusesOf } from "./status-trie.ts";

/**
 * A job packed into one row of numbers, for histories in which each entry starts where the previous one ended: the id
 * of its sequence of statuses, the id of its facts, its LastModifiedTime and its CreationTime (NaN if unknown), the end
 * of its last entry (NaN while open), and the start of each entry. Spare room lets a job grow without a new row.
 */
export type PackedHistory = number[];

export const SEQUENCE = 0;
export const FACTS = 1;
export const MODIFIED = 2;
export const CREATED = 3;
export const END = 4;
const FIRST_START = 5;

/** Row lengths are multiples of this, which fits a job of six entries. */
const ROOM = Array.from({ length: FIRST_START + 6 }, () => 0);

/**
 * Packs a history. Returns undefined if it is empty, its entries are not contiguous, a time names no zone, or the
 * sequence is not stored.
 *
 * @param statuses the status of each column.
 */
export function packHistory(
  { length, statuses: columns, starts, ends, isNaive }: HistoryColumns,
  statuses: readonly string[],
  empty: Sequence,
  modified: number,
  sequences: StatusTrie,
): PackedHistory | undefined {
  if (length === 0 || isNaive) return undefined;
  let row = newPackedHistory(empty, modified);
  for (let i = 0, sequence: Sequence | undefined = empty; i < length; i++) {
    const status = statuses[columns[i]!];
    const start = starts[i]!;
    const isLinked = i === 0 || start === ends[i - 1];
    sequence = status !== undefined && isLinked ? sequences.extend(sequence, status) : undefined;
    if (sequence === undefined) return undefined;
    row = extendPackedHistory(row, sequence, start, ends[i] === OPEN ? NO_TIME : ends[i]!);
  }
  row[MODIFIED] = modified;
  return row;
}

/** The row of a job before its first update. */
export function newPackedHistory(empty: Sequence, modified: number): PackedHistory {
  // A copy, with numbers in it that are no integers, so that it holds floating-point numbers from the beginning.
  const row = ROOM.concat();
  row[MODIFIED] = modified;
  row[CREATED] = NO_TIME;
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
