import type { ReplayTable } from "../../machine/replay-table.ts";
import type { Settings } from "../engine/options.ts";
import type { Rule } from "../engine/rule.ts";
import { RuleContext } from "../engine/rule-context.ts";
import { failureReasonMissing } from "../rules/failure-reason-missing.ts";
import { failureReasonUnexpected } from "../rules/failure-reason-unexpected.ts";
import { maxRuntimeNotReached } from "../rules/max-runtime-not-reached.ts";
import { spotStatusWithoutSpot } from "../rules/spot-status-without-spot.ts";
import { statusMismatch } from "../rules/status-mismatch.ts";
import { COUNTED } from "../rules/training-time-mismatch.ts";
import { unfinishedHistory } from "../rules/unfinished-history.ts";
import { type TransitionVerdicts, transitionVerdicts } from "./transition-verdicts.ts";

/** What rules on the job as a whole would say of its statuses, asked of them once and written down as 0 and 1. */
export interface StatusFlags {
  readonly steps: TransitionVerdicts;
  readonly primaryStatuses: readonly string[];
  /** Primary status * columns + column → a history that ends with the status fits the primary status. */
  readonly fits: Uint8Array;
  /** Primary status → a job needs a FailureReason. */
  readonly needsReason: Uint8Array;
  /** Primary status → a job may have a FailureReason. */
  readonly mayHaveReason: Uint8Array;
  /** Column → the status belongs to managed spot training. */
  readonly isOfSpot: Uint8Array;
  /** Column → the job was stopped for its MaxRuntimeInSeconds. */
  readonly isForRuntime: Uint8Array;
  /** Column → the job downloads. */
  readonly downloads: Uint8Array;
  /** Column → the job trains. */
  readonly trains: Uint8Array;
  /** Column → the time counts in TrainingTimeInSeconds; that of the others may be left out. */
  readonly isCounted: Uint8Array;
}

const made = new WeakMap<ReplayTable, StatusFlags>();

/** The job table that goes with the lifecycle and the evidence of the settings. */
export function statusFlags(settings: Settings): StatusFlags {
  const table = settings.lifecycle.replayTable(settings.evidence);
  let jobs = made.get(table);
  if (jobs === undefined) {
    jobs = makeJobTable(settings, table);
    made.set(table, jobs);
  }
  return jobs;
}

function makeJobTable(settings: Settings, table: ReplayTable): StatusFlags {
  const { lifecycle } = settings;
  const { primaryStatuses } = lifecycle;
  const isSilent = (job: object, ...rules: readonly Pick<Rule, "check">[]) => {
    const subject = new RuleContext(job, "job", settings);
    let spoke = false;
    const report = () => {
      spoke = true;
    };
    for (const rule of rules) rule.check(subject, report);
    return !spoke;
  };
  const byPrimary = (select: (primary: string) => boolean) => Uint8Array.from(primaryStatuses, (p) => +select(p));
  const byColumn = (select: (status: string) => boolean) => {
    const flags = new Uint8Array(table.columns);
    for (const status of lifecycle.statuses) flags[table.columnOf(status)] = +select(status);
    return flags;
  };
  const phaseOf = (status: string) => lifecycle.statesOf(status)[0]?.phase;
  const ending = (Status: string) => [{ Status, StartTime: 0 }];

  const fits = new Uint8Array(primaryStatuses.length * table.columns);
  primaryStatuses.forEach((TrainingJobStatus, i) => {
    const isFit = (status: string) =>
      isSilent({ TrainingJobStatus, SecondaryStatusTransitions: ending(status) }, unfinishedHistory, statusMismatch);
    fits.set(byColumn(isFit), i * table.columns);
  });
  return {
    steps: transitionVerdicts(lifecycle, table),
    primaryStatuses,
    fits,
    needsReason: byPrimary((TrainingJobStatus) => !isSilent({ TrainingJobStatus }, failureReasonMissing)),
    mayHaveReason: byPrimary((TrainingJobStatus) =>
      isSilent({ TrainingJobStatus, FailureReason: "a reason" }, failureReasonUnexpected),
    ),
    isOfSpot: byColumn(
      (status) =>
        !isSilent(
          { EnableManagedSpotTraining: false, SecondaryStatusTransitions: ending(status) },
          spotStatusWithoutSpot,
        ),
    ),
    isForRuntime: byColumn(
      (status) =>
        !isSilent(
          { StoppingCondition: { MaxRuntimeInSeconds: 1 }, SecondaryStatusTransitions: ending(status) },
          maxRuntimeNotReached,
        ),
    ),
    downloads: byColumn((status) => phaseOf(status) === "downloading"),
    trains: byColumn((status) => phaseOf(status) === "training"),
    isCounted: byColumn((status) => COUNTED.includes(phaseOf(status))),
  };
}
