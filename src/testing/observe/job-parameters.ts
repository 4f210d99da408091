import { type Arbitrary, boolean, constant, integer, record } from "fast-check";
import type { LifeConstraints } from "../walks/life-constraints.ts";

/** What differs between two jobs of one life. Where the life leaves no choice, it is not asked. */
export interface JobParameters {
  /** Names the job. */
  readonly number: number;
  readonly isSpot: boolean;
  readonly hasRetryStrategy: boolean;
  /** Of a spot job: how much of its time was billed. */
  readonly billedPercent: number;
  /** Whether the time in Stopping is counted as training time; published jobs do not agree. */
  readonly countsStopping: boolean;
  /** From the last thing that happened to LastModifiedTime. */
  readonly secondsToModification: number;
  /** From the limit that was reached to its effect, or what a limit that was not reached had left. */
  readonly secondsFromLimit: number;
  /** Of an open job: a stop was asked for and the history does not show it yet. */
  readonly isStopAsked: boolean;
  /** Of a failed job: the times and figures of its training are absent. */
  readonly lacksFigures: boolean;
  /** Index in REASONS. */
  readonly reason: number;
}

/** Shapes of FailureReason, by who is to blame. */
export const REASONS = [
  "AlgorithmError: exit code 1",
  "ClientError: Data download failed",
  "InternalServerError: We encountered an internal error. Please try again.",
] as const;

/** Published jobs were modified up to 372 s after their end; limits were enforced up to some minutes late. */
export function circumstances({ spot = true, retry = true }: LifeConstraints): Arbitrary<JobParameters> {
  return record({
    number: integer({ min: 1, max: 9999 }),
    isSpot: spot ? boolean() : constant(false),
    hasRetryStrategy: retry ? boolean() : constant(false),
    billedPercent: integer({ min: 0, max: 100 }),
    countsStopping: boolean(),
    secondsToModification: integer({ min: 0, max: 372 }),
    secondsFromLimit: integer({ min: 0, max: 600 }),
    isStopAsked: boolean(),
    lacksFigures: boolean(),
    reason: integer({ min: 0, max: REASONS.length - 1 }),
  });
}
