import { type Arbitrary, oneof, tuple } from "fast-check";
import type { DescribedTrainingJob } from "../model/job.ts";
import type { RuleId } from "../validate/engine/catalogue.ts";
import type { Path } from "../validate/engine/finding.ts";
import type { ValidateOptions } from "../validate/engine/options.ts";
import { writeJob } from "../write/write-job.ts";
import { DistinctShrinks } from "./distinct-shrinks.ts";
import { choices, pickBy } from "./faults/choices.ts";
import { chosenRules } from "./faults/chosen-rules.ts";
import type { Fault, HistoryFault, LifeFault, LimitFault } from "./faults/fault.ts";
import { faults } from "./faults/index.ts";
import { type Entry, entriesOf } from "./walks/entries.ts";
import type { Life } from "./walks/life.ts";
import { lives } from "./walks/lives.ts";

export interface BrokenHistoryConstraints {
  /**
   * The rule that must find the fault.
   * @defaultValue any that judges the array alone
   */
  readonly rule?: RuleId | undefined;
}

export interface BrokenHistory {
  /** What a program may meet in the place of a history: entries may be of any shape. Times are Dates. */
  readonly history: readonly unknown[];
  /** The rule that must report the fault, and no other may. */
  readonly rule: RuleId;
  /** Where. */
  readonly path: Path;
  /** The options under which the rule runs: none, but for `stuck` its limits. */
  readonly options: ValidateOptions;
}

/**
 * For histories that are broken in exactly one way, with the finding that must be told of it. They shrink as legal
 * histories do, and to the plainest format of the fault. A value given as an example is run and not shrunk: what the history was
 * before it was broken cannot be told.
 *
 * @throws TypeError where there is no such rule, or it does not judge the array alone.
 * @example
 * ```ts
 * const [{ history, rule, path, options }] = fc.sample(brokenHistory({ rule: "overlap" }), 1);
 * validateHistory(history, options).findings.map((finding) => [finding.rule, finding.path]); // [[rule, path]]
 * ```
 */
export function brokenHistory(constraints: BrokenHistoryConstraints = {}): Arbitrary<BrokenHistory> {
  const broken = chosenRules(constraints).flatMap((id) => faults[id].filter(isOfHistory).map((by) => brokenBy(by, id)));
  if (broken.length === 0) throw new TypeError(`${constraints.rule} judges jobs, not bare histories: use brokenJob`);
  return oneof(...broken);
}

type BreaksHistories = HistoryFault | LifeFault | LimitFault;

function isOfHistory(fault: Fault): fault is BreaksHistories {
  return fault.of === "history" || fault.of === "life" || fault.of === "limit";
}

function brokenBy(fault: BreaksHistories, rule: RuleId): Arbitrary<BrokenHistory> {
  const broken = tuple(lives({ ...fault.lives }, true), choices())
    .map(([life, chosen]) => {
      const broken = breakLife(fault, life, chosen);
      return broken === undefined ? undefined : { ...broken, rule };
    })
    .filter((broken) => broken !== undefined);
  return new DistinctShrinks(broken);
}

function breakLife(fault: BreaksHistories, life: Life, chosen: readonly number[]) {
  const pick = pickBy(chosen);
  if (fault.of === "life") {
    const told = fault.breaks(life, pick);
    return (
      told &&
      withDates(
        entriesOf(told.life, (milliseconds) => milliseconds),
        told.path,
      )
    );
  }
  const history = entriesOf(life, (milliseconds) => milliseconds);
  if (fault.of === "history") return withDates(history, fault.breaks(history, pick));
  const told = fault.breaks(history, pick);
  return told && withDates(history, told.path, told.options);
}

function withDates(entries: readonly Entry<number>[], path: Path | undefined, options: ValidateOptions = {}) {
  if (path === undefined) return undefined;
  const { SecondaryStatusTransitions } = writeJob(
    { SecondaryStatusTransitions: entries },
    "sdk",
  ) as DescribedTrainingJob;
  return { history: SecondaryStatusTransitions as readonly unknown[], path, options };
}
