import { type Arbitrary, tuple } from "fast-check";
import type { DescribedTrainingJob } from "../model/job.ts";
import type { RuleId } from "../validate/engine/catalogue.ts";
import type { Path } from "../validate/engine/finding.ts";
import type { ValidateOptions } from "../validate/engine/options.ts";
import { writeJob } from "../write/write-job.ts";
import { checkConstraints, type Validators } from "./constraints/check-constraints.ts";
import { BROKEN_VALIDATORS, type BrokenConstraints, broken } from "./faults/broken.ts";
import { choices, pickBy } from "./faults/choices.ts";
import type { Fault, HistoryFault, LimitFault, WalkFault } from "./faults/fault.ts";
import { faults } from "./faults/index.ts";
import { type Entry, entriesOf } from "./walks/entries.ts";
import type { TimedWalk } from "./walks/timed-walk.ts";
import { timedWalks } from "./walks/timed-walks.ts";

export interface BrokenHistoryConstraints extends BrokenConstraints {}

const VALIDATORS: Validators<BrokenHistoryConstraints> = BROKEN_VALIDATORS;

export interface BrokenHistory {
  /** The broken history. Its entries may have any type; times are Dates. */
  readonly history: readonly unknown[];
  /** The one rule that reports the fault. */
  readonly rule: RuleId;
  /** The path of the finding. */
  readonly path: Path;
  /** The options to validate with: `limits` and `now` for `stuck`, otherwise empty. */
  readonly options: ValidateOptions;
}

/**
 * Arbitrary for histories with exactly one fault, together with the finding that must be reported. They shrink as legal
 * histories do, and to the simplest variant of the fault. Values passed as `examples` are run but not shrunk, because the
 * history without the fault is unknown.
 *
 * @throws TypeError if the rule does not exist or needs more than the array.
 * @example
 * ```ts
 * const [{ history, rule, path, options }] = fc.sample(brokenHistory({ rule: "overlap" }), 1);
 * validateHistory(history, options).findings.map((finding) => [finding.rule, finding.path]); // [[rule, path]]
 * ```
 */
export function brokenHistory(constraints: BrokenHistoryConstraints = {}): Arbitrary<BrokenHistory> {
  checkConstraints(constraints, VALIDATORS);
  const { rule, ...life } = constraints;
  if (rule !== undefined && !faults[rule].some(isOfHistory)) {
    throw new TypeError(`${rule} needs a job, not only its history: use brokenJob`);
  }
  timedWalks(life, true);
  return broken(constraints, isOfHistory, (fault, narrowed) =>
    tuple(timedWalks(narrowed, true), choices()).map(([walk, chosen]) => breakHistory(fault, walk, chosen)),
  );
}

type FaultOfHistory = HistoryFault | WalkFault | LimitFault;

function isOfHistory(fault: Fault): fault is FaultOfHistory {
  return fault.of === "history" || fault.of === "walk" || fault.of === "limit";
}

const inMilliseconds = (walk: TimedWalk) => entriesOf(walk, (milliseconds) => milliseconds);

function breakHistory(fault: FaultOfHistory, walk: TimedWalk, chosen: readonly number[]) {
  const pick = pickBy(chosen);
  if (fault.of === "walk") {
    const injected = fault.inject(walk, pick);
    return injected && withDates(inMilliseconds(injected.walk), injected.path);
  }
  const history = inMilliseconds(walk);
  if (fault.of === "history") return withDates(history, fault.inject(history, pick, walk.lifecycle));
  const injected = fault.inject(history, pick, walk.lifecycle);
  return injected && withDates(history, injected.path, injected.options);
}

function withDates(entries: readonly Entry<number>[], path: Path | undefined, options: ValidateOptions = {}) {
  if (path === undefined) return undefined;
  const { SecondaryStatusTransitions } = writeJob(
    { SecondaryStatusTransitions: entries },
    "sdk",
  ) as DescribedTrainingJob;
  return { history: SecondaryStatusTransitions as readonly unknown[], path, options };
}
