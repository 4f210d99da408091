import type { RuleId } from "../../validate/engine/catalogue.ts";
import * as contradictions from "./contradictions.ts";
import type { Fault } from "./fault.ts";
import * as fields from "./fields.ts";
import * as order from "./order.ts";
import * as shape from "./shape.ts";
import * as snapshots from "./snapshots.ts";
import * as statuses from "./statuses.ts";

/** For every rule, the faults that only this rule reports. The compiler demands an entry for every rule. */
export const faults: Readonly<Record<RuleId, readonly Fault[]>> = {
  "malformed-job": shape.malformedJob,
  "malformed-transition": shape.malformedTransition,
  "duplicate-key": shape.duplicateKey,
  "history-missing": contradictions.historyMissing,
  "empty-history": shape.emptyHistory,
  "unknown-zone": shape.unknownZone,
  "invalid-timestamp": shape.invalidTimestamp,
  "implausible-timestamp": shape.implausibleTimestamp,

  "unknown-status": statuses.unknownStatus,
  "deprecated-status": statuses.deprecatedStatus,
  "log-begins-midway": statuses.logBeginsMidway,
  "illegal-first-status": statuses.illegalFirstStatus,
  "status-after-terminal": statuses.statusAfterTerminal,
  "repeated-status": statuses.repeatedStatus,
  "illegal-transition": statuses.illegalTransition,
  "restart-without-cause": statuses.restartWithoutCause,
  "retry-limit-exceeded": contradictions.retryLimitExceeded,
  "unattested-transition": statuses.unattestedTransition,

  "end-before-start": order.endBeforeStart,
  "out-of-order": order.outOfOrder,
  overlap: order.overlap,
  "missing-end": order.missingEnd,
  gap: order.gap,
  "terminal-open": order.terminalOpen,
  "terminal-duration": order.terminalDuration,
  "lifetime-exceeded": contradictions.lifetimeExceeded,

  "unfinished-history": fields.unfinishedHistory,
  "secondary-status-mismatch": fields.secondaryStatusMismatch,
  "status-mismatch": fields.statusMismatch,
  "spot-status-without-spot": fields.spotStatusWithoutSpot,
  "creation-time-mismatch": fields.creationTimeMismatch,
  "training-start-mismatch": fields.trainingStartMismatch,
  "training-end-mismatch": fields.trainingEndMismatch,
  "last-modified-too-early": fields.lastModifiedTooEarly,
  "training-time-mismatch": fields.trainingTimeMismatch,
  "billable-time-mismatch": fields.billableTimeMismatch,
  "failure-reason-missing": fields.failureReasonMissing,
  "failure-reason-unexpected": fields.failureReasonUnexpected,
  "max-wait-below-max-runtime": fields.maxWaitBelowMaxRuntime,
  "max-runtime-not-reached": fields.maxRuntimeNotReached,
  "max-wait-not-reached": fields.maxWaitNotReached,
  "training-end-while-running": contradictions.trainingEndWhileRunning,
  "training-end-while-stopping": contradictions.trainingEndWhileStopping,
  "training-start-too-early": contradictions.trainingStartTooEarly,
  "deleting-before-end": contradictions.deletingBeforeEnd,
  "metric-outside-training": contradictions.metricOutsideTraining,
  "warm-pool-mismatch": contradictions.warmPoolMismatch,

  stuck: snapshots.stuck,
  "history-rewritten": snapshots.historyRewritten,
  "history-shrunk": snapshots.historyShrunk,
  "primary-status-reversed": snapshots.primaryStatusReversed,
  "settings-changed": snapshots.settingsChanged,
  "warm-pool-reversed": snapshots.warmPoolReversed,
};
