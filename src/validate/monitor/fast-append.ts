import { NO_TIME } from "../../model/absence.ts";
import type { PartialTransition } from "../../model/job.ts";
import { epochMilliseconds, isNaive } from "../../model/timestamp.ts";
import { latestPlausible } from "../engine/time-range.ts";
import type { JobStore } from "./job-store.ts";
import { END, extendPackedHistory, lastStartOf, newPackedHistory, SEQUENCE } from "./packed-history.ts";

/**
 * Appends a single entry without validating the whole history if validation cannot find anything: the same sequence of
 * statuses was validated before without a finding, and the entry begins where the previous one ends. Nearly all entries
 * are of this kind.
 *
 * @returns whether the entry was appended; if not, nothing has changed.
 */
export function fastAppend(memory: JobStore, name: string, transition: unknown, now: number): boolean {
  const entry = plainEntry(transition);
  if (entry === undefined) return false;
  const { status, start } = entry;
  const row = memory.row(name);
  if (row === undefined && memory.state(name) !== undefined) return false;
  const sequence = row === undefined ? memory.sequences.start : memory.sequences.at(row[SEQUENCE]!);
  const lastStart = row === undefined ? Number.NEGATIVE_INFINITY : lastStartOf(row, sequence);
  // A duplicate of the last entry.
  if (status === sequence.status && start === lastStart) return true;

  const next = sequence.next.get(status);
  if (next === undefined || !next.isQuiet) return false;
  const lastEnd = row === undefined ? NO_TIME : row[END]!;
  const follows = Number.isNaN(lastEnd) ? start >= lastStart : start === lastEnd;
  if (!follows || !(start >= memory.earliest && start <= latestPlausible(now))) return false;
  const before = row ?? newPackedHistory(sequence, NO_TIME);
  const after = extendPackedHistory(before, next, start, memory.isTerminal(status) ? start : NO_TIME);
  if (after !== row) memory.setRow(name, after);
  return true;
}

/** Status and start of a well-formed, open entry. Closed entries are left to the validator. */
function plainEntry(transition: unknown): { readonly status: string; readonly start: number } | undefined {
  try {
    const { Status: status, StartTime, EndTime, StatusMessage } = transition as PartialTransition;
    const isPlain = typeof status === "string" && (EndTime ?? undefined) === undefined && !isNaive(StartTime);
    if (!isPlain || typeof (StatusMessage ?? "") !== "string") return undefined;
    return { status, start: epochMilliseconds(StartTime) };
  } catch {
    return undefined;
  }
}
