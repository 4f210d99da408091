import { billableTimeMismatch } from "./billable-time-mismatch.ts";
import { creationTimeMismatch } from "./creation-time-mismatch.ts";
import { deletingBeforeEnd } from "./deleting-before-end.ts";
import { deprecatedStatus } from "./deprecated-status.ts";
import { duplicateKey } from "./duplicate-key.ts";
import { emptyHistory } from "./empty-history.ts";
import { endBeforeStart } from "./end-before-start.ts";
import { failureReasonMissing } from "./failure-reason-missing.ts";
import { failureReasonUnexpected } from "./failure-reason-unexpected.ts";
import { gap } from "./gap.ts";
import { historyMissing } from "./history-missing.ts";
import { historyRewritten } from "./history-rewritten.ts";
import { historyShrunk } from "./history-shrunk.ts";
import { illegalFirstStatus } from "./illegal-first-status.ts";
import { illegalTransition } from "./illegal-transition.ts";
import { implausibleTimestamp } from "./implausible-timestamp.ts";
import { invalidTimestamp } from "./invalid-timestamp.ts";
import { lastModifiedTooEarly } from "./last-modified-too-early.ts";
import { lifetimeExceeded } from "./lifetime-exceeded.ts";
import { logBeginsMidway } from "./log-begins-midway.ts";
import { malformedJob } from "./malformed-job.ts";
import { malformedSnapshot } from "./malformed-snapshot.ts";
import { malformedTransition } from "./malformed-transition.ts";
import { maxRuntimeNotReached } from "./max-runtime-not-reached.ts";
import { maxWaitBelowMaxRuntime } from "./max-wait-below-max-runtime.ts";
import { maxWaitNotReached } from "./max-wait-not-reached.ts";
import { metricOutsideTraining } from "./metric-outside-training.ts";
import { missingEnd } from "./missing-end.ts";
import { outOfOrder } from "./out-of-order.ts";
import { overlap } from "./overlap.ts";
import { primaryStatusReversed } from "./primary-status-reversed.ts";
import { repeatedStatus } from "./repeated-status.ts";
import { restartWithoutCause } from "./restart-without-cause.ts";
import { retryLimitExceeded } from "./retry-limit-exceeded.ts";
import { secondaryStatusMismatch } from "./secondary-status-mismatch.ts";
import { settingsChanged } from "./settings-changed.ts";
import { spotStatusWithoutSpot } from "./spot-status-without-spot.ts";
import { statusAfterTerminal } from "./status-after-terminal.ts";
import { statusMismatch } from "./status-mismatch.ts";
import { stuck } from "./stuck.ts";
import { terminalDuration } from "./terminal-duration.ts";
import { terminalOpen } from "./terminal-open.ts";
import { trainingEndMismatch } from "./training-end-mismatch.ts";
import { trainingEndWhileRunning } from "./training-end-while-running.ts";
import { trainingEndWhileStopping } from "./training-end-while-stopping.ts";
import { trainingStartMismatch } from "./training-start-mismatch.ts";
import { trainingStartTooEarly } from "./training-start-too-early.ts";
import { trainingTimeMismatch } from "./training-time-mismatch.ts";
import { unattestedTransition } from "./unattested-transition.ts";
import { unfinishedHistory } from "./unfinished-history.ts";
import { unknownStatus } from "./unknown-status.ts";
import { unknownZone } from "./unknown-zone.ts";
import { warmPoolMismatch } from "./warm-pool-mismatch.ts";
import { warmPoolReversed } from "./warm-pool-reversed.ts";

/**
 * The rules on one history, in the order in which they run. The order matters: a rule ignores values that an earlier rule
 * invalidated, so more specific rules come first. Shape, then single times, then the sequence, then times between
 * entries, then the job, and last what is merely worth knowing.
 */
export const catalogue = [
  malformedJob,
  malformedTransition,
  duplicateKey,
  historyMissing,
  emptyHistory,
  unknownStatus,
  deprecatedStatus,

  unknownZone,
  invalidTimestamp,
  implausibleTimestamp,
  endBeforeStart,
  lifetimeExceeded,

  logBeginsMidway,
  illegalFirstStatus,
  statusAfterTerminal,
  repeatedStatus,
  illegalTransition,
  restartWithoutCause,
  retryLimitExceeded,

  outOfOrder,
  overlap,
  missingEnd,
  gap,
  terminalOpen,
  terminalDuration,

  unfinishedHistory,
  secondaryStatusMismatch,
  statusMismatch,
  spotStatusWithoutSpot,
  deletingBeforeEnd,
  creationTimeMismatch,
  trainingStartTooEarly,
  trainingStartMismatch,
  trainingEndWhileRunning,
  trainingEndWhileStopping,
  trainingEndMismatch,
  lastModifiedTooEarly,
  trainingTimeMismatch,
  billableTimeMismatch,
  failureReasonMissing,
  failureReasonUnexpected,
  maxWaitBelowMaxRuntime,
  maxRuntimeNotReached,
  maxWaitNotReached,
  metricOutsideTraining,
  warmPoolMismatch,
  stuck,

  unattestedTransition,
] as const;

/** The rules on two snapshots of one job, in the order in which they run. */
export const comparisons = [
  malformedSnapshot,
  historyShrunk,
  historyRewritten,
  primaryStatusReversed,
  settingsChanged,
  warmPoolReversed,
] as const;
