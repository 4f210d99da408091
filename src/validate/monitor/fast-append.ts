import { NO_TIME } from "../../model/absence.ts";
import type { PartialTransition } from "../../model/job.ts";
import { epochMilliseconds, isNaive } from "../../model/timestamp.ts";
import { latestPlausible, SERVICE_BEGAN } from "../engine/time-range.ts";
import type { JobStore } from "./job-store.ts";
import { END, extendPackedHistory, lastStartOf, newPackedHistory, SEQUENCE } from "./packed-history.ts";

/**
 * Takes an entry that comes alone where it is certain beforehand that validation would find nothing: the statuses were
 * gone through before without a finding, and the entry begins where the one before it ends. This is what nearly all
 * entries are like, and it spares them the validation of the whole history.
 *
 * @returns whether it was so; if not, nothing was done.
 */
export function fastAppend(memory: JobStore, name: string, transition: unknown, now: number): boolean {
  const entry = plainEntry(transition);
  if (entry === undefined) return false;
  const { status, start } = entry;
  const row = memory.row(name);
  if (row === undefined && memory.state(name) !== undefined) return false;
  const sequence = row === undefined ? memory.sequences.start : memory.sequences.at(row[SEQUENCE]!);
  const lastStart = row === undefined ? Number.NEGATIVE_INFINITY : lastStartOf(row, sequence);
  // Once more what is known.
  if (status === sequence.status && start === lastStart) return true;

  const next = sequence.next.get(status);
  if (next === undefined || !next.isQuiet) return false;
  const lastEnd = row === undefined ? NO_TIME : row[END]!;
  const follows = Number.isNaN(lastEnd) ? start >= lastStart : start === lastEnd;
  if (!follows || !(start >= SERVICE_BEGAN && start <= latestPlausible(now))) return false;
  const before = row ?? newPackedHistory(sequence, NO_TIME);
  const after = extendPackedHistory(before, next, start, memory.isTerminal(status) ? start : NO_TIME);
  if (after !== row) memory.setRow(name, after);
  return true;
}

/** Status and start of an entry that has nothing wrong in itself; one that is closed already is left to the validator. */
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
