import { type Arbitrary, tuple } from "fast-check";
import { mapTimes } from "../model/map-times.ts";
import type { RuleId } from "../validate/engine/catalogue.ts";
import type { Path } from "../validate/engine/finding.ts";
import type { ValidateOptions } from "../validate/engine/options.ts";
import { namedPath } from "../validate/field-names.ts";
import { isoText } from "../write/normalize-job.ts";
import { checkConstraints, type Validators } from "./constraints/check-constraints.ts";
import { oneOf } from "./constraints/validators.ts";
import { BROKEN_VALIDATORS, type BrokenConstraints, broken } from "./faults/broken.ts";
import { choices, pickBy } from "./faults/choices.ts";
import type { Fault, HistoryFault, LimitFault, WalkFault } from "./faults/fault.ts";
import { faults } from "./faults/index.ts";
import { named } from "./observe/named.ts";
import { TIME_FORMS, type TimeForm, writeTime } from "./times.ts";
import { type Entry, entriesOf } from "./walks/entries.ts";
import { lifecycleIn } from "./walks/life-constraints.ts";
import type { TimedWalk } from "./walks/timed-walk.ts";
import { timedWalks } from "./walks/timed-walks.ts";

/** Which histories `brokenHistory` generates. */
export interface BrokenHistoryConstraints extends BrokenConstraints {
  /**
   * Format of the times. A fault that only Dates or text can have is not injected into numbers.
   * @defaultValue "date"
   */
  readonly times?: TimeForm | undefined;
}

const VALIDATORS: Validators<BrokenHistoryConstraints> = { ...BROKEN_VALIDATORS, times: oneOf(TIME_FORMS) };

/** A history with one fault, and the finding that must be reported. */
export interface BrokenHistory {
  /** The broken history. Its entries may have any type. */
  readonly history: readonly unknown[];
  /** The one rule that reports the fault. */
  readonly rule: RuleId;
  /** The path of the finding. */
  readonly path: Path;
  /** The options to validate with, such as `limits` and `now` for `stuck`, or the given lifecycle; mostly empty. */
  readonly options: ValidateOptions;
}

/**
 * Arbitrary for histories with exactly one fault, together with the finding that must be reported. They shrink as legal
 * histories do, and to the simplest variant of the fault. Values passed as `examples` are run but not shrunk, because the
 * history without the fault is unknown.
 *
 * @throws TypeError if the rule does not exist or needs more than the array, or if no history that meets the constraints
 *   can have a fault that the rule reports.
 * @example
 * ```ts
 * const [{ history, rule, path, options }] = fc.sample(brokenHistory({ rule: "overlap" }), 1);
 * validateHistory(history, options).findings.map((finding) => [finding.rule, finding.path]); // [[rule, path]]
 * ```
 */
export function brokenHistory(constraints: BrokenHistoryConstraints = {}): Arbitrary<BrokenHistory> {
  checkConstraints(constraints, VALIDATORS);
  const { times = "date", ...rest } = constraints;
  const { rule, ...life } = rest;
  if (rule !== undefined && !faults[rule].some(isOfHistory)) {
    throw new TypeError(`${rule} needs a job, not only its history: use brokenJob`);
  }
  timedWalks(life, true);
  const lifecycle = lifecycleIn(life);
  return broken(rest, times, isOfHistory, (fault, narrowed) =>
    tuple(timedWalks(narrowed, true), choices()).map(([walk, chosen]) => {
      const injected = breakHistory(fault, walk, chosen);
      if (injected?.path === undefined) return undefined;
      const { history, path, options = {} } = injected;
      const written = named(withTimes(history, times), lifecycle);
      return { history: written, path: namedPath(path, lifecycle), options };
    }),
  );
}

type FaultOfHistory = HistoryFault | WalkFault | LimitFault;

function isOfHistory(fault: Fault): fault is FaultOfHistory {
  return fault.of === "history" || fault.of === "walk" || fault.of === "limit";
}

const inMilliseconds = (walk: TimedWalk) => entriesOf(walk, (milliseconds) => milliseconds);

interface Injected {
  readonly history: readonly Entry<number>[];
  readonly path: Path | undefined;
  readonly options?: ValidateOptions;
}

function breakHistory(fault: FaultOfHistory, walk: TimedWalk, chosen: readonly number[]): Injected | undefined {
  const pick = pickBy(chosen);
  if (fault.of === "walk") {
    const injected = fault.inject(walk, pick);
    return injected && { history: inMilliseconds(injected.walk), path: injected.path };
  }
  const history = inMilliseconds(walk);
  if (fault.of === "history") return { history, path: fault.inject(history, pick, walk.lifecycle) };
  const injected = fault.inject(history, pick, walk.lifecycle);
  return injected && { history, ...injected };
}

function withTimes(history: readonly Entry<number>[], times: TimeForm): readonly unknown[] {
  const written = mapTimes({ SecondaryStatusTransitions: history }, (instant) =>
    instant.isNaive ? isoText(instant) : writeTime[times](instant.milliseconds),
  );
  return written.SecondaryStatusTransitions as readonly unknown[];
}
