import { type Arbitrary, boolean, constant, integer, record } from "fast-check";
import type { LifeConstraints } from "../walks/life-constraints.ts";

/** The choices that turn a walk into a job. Those that the walk already decides are ignored. */
export interface JobParameters {
  /** Suffix of the job's name. */
  readonly number: number;
  readonly isSpot: boolean;
  readonly hasRetryStrategy: boolean;
  /** Spot jobs: the percentage of the training time that was billed. */
  readonly billedPercent: number;
  /** Whether TrainingTimeInSeconds includes the time in Stopping; published jobs disagree. */
  readonly countsStopping: boolean;
  /** Seconds from the last change of the history to LastModifiedTime. */
  readonly secondsToModification: number;
  /** Seconds between a limit and its late enforcement, or left of a limit that was not reached. */
  readonly secondsFromLimit: number;
  /** Running jobs: a stop was requested and the history does not show it yet. */
  readonly isStopAsked: boolean;
  /** Failed jobs: the training times and durations are absent. */
  readonly lacksFigures: boolean;
  /** Index in REASONS. */
  readonly reason: number;
}

/** FailureReason for a failure of the algorithm, of the caller and of the service. */
export const REASONS = [
  "AlgorithmError: exit code 1",
  "ClientError: Data download failed",
  "InternalServerError: We encountered an internal error. Please try again.",
] as const;

/** In published jobs, LastModifiedTime is up to 372 s after the end, and limits were enforced minutes late. */
export function jobParameters({ spot = true, retry = true }: LifeConstraints): Arbitrary<JobParameters> {
  return record({
    number: integer({ min: 1, max: 9999 }),
    isSpot: spot ? boolean() : constant(false),
    hasRetryStrategy: retry ? boolean() : constant(false),
    billedPercent: integer({ min: 1, max: 100 }),
    countsStopping: boolean(),
    secondsToModification: integer({ min: 0, max: 372 }),
    secondsFromLimit: integer({ min: 0, max: 600 }),
    isStopAsked: boolean(),
    lacksFigures: boolean(),
    reason: integer({ min: 0, max: REASONS.length - 1 }),
  });
}
