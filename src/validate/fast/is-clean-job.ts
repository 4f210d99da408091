import { ABSENT, type DecodedJob, NUMBERS } from "../../model/decoded-job.ts";
import { SERVICE_BEGAN } from "../engine/time-range.ts";
import { differ } from "../engine/times.ts";
import { isBilledAs } from "../rules/billable-time-mismatch.ts";
import { isModifiedBefore } from "../rules/last-modified-too-early.ts";
import { isTimeBetween } from "../rules/training-time-mismatch.ts";
import { judgeHistory } from "./judge-history.ts";
import type { StatusFlags } from "./status-flags.ts";
import { NOTHING } from "./transition-verdicts.ts";

/**
 * Whether no rule at all would speak of a job. Each test is that of the rules named; where they are off, the job is no
 * less for them to look at.
 *
 * @param latest the latest instant that is plausible, epoch milliseconds.
 */
export function isCleanJob(job: DecodedJob, table: StatusFlags, latest: number): boolean {
  return (
    judgeHistory(job.history, table.steps, latest) === NOTHING &&
    areStatusesClean(job, table) &&
    areTimesClean(job, table, latest) &&
    areSecondsClean(job, table)
  );
}

function areStatusesClean(
  { history, primary, secondary, isSpot, hasFailureReason }: DecodedJob,
  table: StatusFlags,
): boolean {
  const last = history.statuses[history.length - 1]!;
  // secondary-status-mismatch
  if (secondary !== ABSENT && secondary !== last) return false;
  if (primary !== ABSENT) {
    // unfinished-history, status-mismatch
    if (table.fits[primary * table.steps.columns + last] === 0) return false;
    // failure-reason-missing, failure-reason-unexpected
    if (hasFailureReason ? table.mayHaveReason[primary] === 0 : table.needsReason[primary] === 1) return false;
  }
  // spot-status-without-spot
  return isSpot !== false || firstIndex(history.statuses, history.length, table.isOfSpot) === ABSENT;
}

function areTimesClean(job: DecodedJob, table: StatusFlags, latest: number): boolean {
  const { history, numbers } = job;
  const creationTime = numbers[NUMBERS.creationTime]!;
  const trainingStartTime = numbers[NUMBERS.trainingStartTime]!;
  const trainingEndTime = numbers[NUMBERS.trainingEndTime]!;
  const lastModifiedTime = numbers[NUMBERS.lastModifiedTime]!;
  const { length, statuses, starts } = history;
  // implausible-timestamp
  const isPlausible = (time: number) => !(time < SERVICE_BEGAN || time > latest);
  if (!isPlausible(creationTime) || !isPlausible(trainingStartTime)) return false;
  if (!isPlausible(trainingEndTime) || !isPlausible(lastModifiedTime)) return false;
  // creation-time-mismatch
  if (differ(creationTime, starts[0]!)) return false;
  // training-start-mismatch
  const download = firstIndex(statuses, length, table.downloads);
  const training = firstIndex(statuses, download === ABSENT ? 0 : download, table.trains);
  if (download !== ABSENT && training === ABSENT && differ(trainingStartTime, starts[download]!)) return false;
  // training-end-mismatch
  const lastStart = starts[length - 1]!;
  const isEnded = table.steps.ends[statuses[length - 1]!] === 1;
  if (isEnded && differ(trainingEndTime, lastStart)) return false;
  // last-modified-too-early
  let latestChange = lastStart;
  if (creationTime > latestChange) latestChange = creationTime;
  if (trainingEndTime > latestChange) latestChange = trainingEndTime;
  return !isModifiedBefore(lastModifiedTime, latestChange);
}

function areSecondsClean(job: DecodedJob, table: StatusFlags): boolean {
  const { history, numbers, isSpot } = job;
  const trainingStartTime = numbers[NUMBERS.trainingStartTime]!;
  const trainingEndTime = numbers[NUMBERS.trainingEndTime]!;
  const trainingSeconds = numbers[NUMBERS.trainingSeconds]!;
  const billableSeconds = numbers[NUMBERS.billableSeconds]!;
  const maxRuntimeSeconds = numbers[NUMBERS.maxRuntimeSeconds]!;
  // training-time-mismatch
  const most = (trainingEndTime - trainingStartTime) / 1000;
  const isTold = !Number.isNaN(trainingSeconds) && !Number.isNaN(most);
  if (isTold && !isTimeBetween(trainingSeconds, leastSeconds(job, table, most), most)) return false;
  // billable-time-mismatch
  const isBilled = !Number.isNaN(billableSeconds) && !Number.isNaN(trainingSeconds);
  if (isBilled && !isBilledAs(billableSeconds, trainingSeconds, isSpot)) return false;
  // max-wait-below-max-runtime
  if (numbers[NUMBERS.maxWaitSeconds]! < maxRuntimeSeconds) return false;
  // max-runtime-not-reached
  const { length, statuses, starts } = history;
  const isForRuntime = table.isForRuntime[statuses[length - 1]!] === 1;
  return !(isForRuntime && (starts[length - 1]! - starts[0]!) / 1000 < maxRuntimeSeconds);
}

/** The seconds for which a job has trained at least, of the most that it can be. */
function leastSeconds({ history, numbers }: DecodedJob, table: StatusFlags, most: number): number {
  const { length, statuses, starts, ends } = history;
  const trainingStartTime = numbers[NUMBERS.trainingStartTime]!;
  let counted = 0;
  let notCounted = 0;
  for (let i = 0; i < length; i++) {
    if (!(starts[i]! >= trainingStartTime && ends[i]! < Number.POSITIVE_INFINITY)) continue;
    const seconds = (ends[i]! - starts[i]!) / 1000;
    if (table.isCounted[statuses[i]!] === 1) counted += seconds;
    else notCounted += seconds;
  }
  return Math.min(counted, most - notCounted);
}

/** Index of the first entry whose status has the flag; ABSENT where none of the first `length` has. */
function firstIndex(statuses: Uint16Array, length: number, flags: Uint8Array): number {
  for (let i = 0; i < length; i++) if (flags[statuses[i]!] === 1) return i;
  return ABSENT;
}
