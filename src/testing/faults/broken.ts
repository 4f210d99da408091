import { type Arbitrary, oneof, sample } from "fast-check";
import { trainingJobLifecycle } from "../../machine/training-job.ts";
import { formatPath } from "../../model/format-path.ts";
import { transitionsIn } from "../../model/job.ts";
import { type RuleId, rules } from "../../validate/engine/catalogue.ts";
import type { Path } from "../../validate/engine/finding.ts";
import type { OfLifecycle, ValidateOptions } from "../../validate/engine/options.ts";
import { compareSnapshots } from "../../validate/snapshots/compare-snapshots.ts";
import { validateHistory, validateJob } from "../../validate/validate.ts";
import type { Validators } from "../constraints/check-constraints.ts";
import { oneOf } from "../constraints/validators.ts";
import { DistinctShrinks } from "../distinct-shrinks.ts";
import { unnamed } from "../observe/named.ts";
import { historyText, readable } from "../readable.ts";
import type { TimeForm } from "../times.ts";
import { evidenceIn, LIFE_VALIDATORS, type LifeConstraints } from "../walks/life-constraints.ts";
import type { Fault } from "./fault.ts";
import { faults } from "./index.ts";

/** Constraints on broken values: which rule, and which legal values to inject the fault into. */
export interface BrokenConstraints extends LifeConstraints {
  /**
   * The rule that must report the fault.
   * @defaultValue undefined: any rule that can report one
   */
  readonly rule?: RuleId | undefined;
}

/** What a fault in a value needs, so that its rule alone reports it. */
interface Injected {
  readonly path: Path;
  readonly options: ValidateOptions;
  readonly history?: unknown;
  readonly job?: unknown;
  readonly earlier?: unknown;
}

type Named = Injected & { readonly rule: RuleId };

const RULES = Object.keys(rules) as RuleId[];

export const BROKEN_VALIDATORS: Validators<BrokenConstraints> = { ...LIFE_VALIDATORS, rule: oneOf(RULES) };

/**
 * Values with one fault each. Faults that cannot be injected under the constraints are not chosen.
 *
 * @param times how the values write times; a fault that another format would hide is left out.
 * @param breakWith the values with a fault, and undefined for values that do not suit it.
 * @throws TypeError if no fault can be injected, naming the rule.
 */
export function broken<F extends Fault, T extends Injected>(
  { rule, ...life }: BrokenConstraints,
  times: TimeForm,
  isSuitable: (fault: Fault) => fault is F,
  breakWith: (fault: F, constraints: LifeConstraints) => Arbitrary<T | undefined>,
): Arbitrary<T & { readonly rule: RuleId }> {
  const chosen = rule === undefined ? RULES : [rule];
  const variants = chosen.flatMap((id) =>
    faults[id].filter(isSuitable).flatMap((fault) => {
      if (fault.notWith?.includes(times)) return [];
      const values = attempt(() => breakWith(fault, withNeeds(life, fault.constraints)));
      if (values === undefined) return [];
      const options = optionsFor(life, id);
      const suitable = values.map((value) => {
        const whole = value && { ...value, rule: id, options: { ...options, ...value.options } };
        return whole === undefined || (life.lifecycle !== undefined && !isReported(whole)) ? undefined : whole;
      });
      if (!hasAny(suitable)) return [];
      const named = suitable
        .filter((value) => value !== undefined)
        .map((value) => readable(value, () => brokenText(value)));
      return new DistinctShrinks(named);
    }),
  );
  if (variants.length > 0) return oneof(...variants);
  throw new TypeError(`${rule ?? "rule"}: with these constraints, no history can have a fault that this rule reports`);
}

/** The options with which a value that meets the constraints has one finding, which the rule reports. */
function optionsFor(constraints: LifeConstraints, rule: RuleId): ValidateOptions {
  const { lifecycle, retired = false } = constraints;
  const silenced: RuleId[] = evidenceIn(constraints) === "inferred" ? ["unattested-transition"] : [];
  if (retired) silenced.push("deprecated-status");
  const off = silenced.filter((id) => id !== rule).map((id) => [id, "off"]);
  return {
    ...(lifecycle === undefined ? {} : { lifecycle }),
    ...(off.length === 0 ? {} : { rules: Object.fromEntries(off) }),
  };
}

/** Whether the rule reports the fault, and nothing else does: another lifecycle may make legal what it breaks. */
function isReported({ rule, path, history, job, earlier, options }: Named): boolean {
  const { findings } =
    job === undefined
      ? validateHistory(history as readonly object[], options as OfLifecycle)
      : earlier === undefined
        ? validateJob(job as object, options as OfLifecycle)
        : compareSnapshots(earlier as object, job as object, options);
  const [first, ...others] = findings;
  return first?.rule === rule && formatPath(first.path) === formatPath(path) && others.length === 0;
}

/** `gap at [1].StartTime: Starting 1 s → Training 2 min → Failed`. */
function brokenText({ rule, path, history, job, options: { lifecycle = trainingJobLifecycle } }: Named): string {
  return `${rule} at ${formatPath(path)}: ${historyText(transitionsIn(unnamed(job ?? history, lifecycle)))}`;
}

/** The constraints narrowed to what a fault needs. */
function withNeeds(wanted: LifeConstraints, needs: LifeConstraints = {}): LifeConstraints {
  const { minLength = 1, maxLength = Number.POSITIVE_INFINITY, ended } = wanted;
  if (ended !== undefined && needs.ended === !ended) throw new TypeError("ended: the fault needs the other value");
  const all = { ...wanted, ...needs, minLength: Math.max(minLength, needs.minLength ?? 1) };
  const longest = Math.min(maxLength, needs.maxLength ?? Number.POSITIVE_INFINITY);
  return longest === Number.POSITIVE_INFINITY ? all : { ...all, maxLength: longest };
}

/** Undefined if the constraints contradict each other. */
function attempt<T>(make: () => T): T | undefined {
  try {
    return make();
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}

const ROUNDS = 50;

/** Whether some values suit a fault. If none of 1000 does, the lifecycle or the constraints rule the fault out. */
function hasAny(values: Arbitrary<unknown>): boolean {
  return Array.from({ length: ROUNDS }, (_, seed) => seed).some((seed) =>
    sample(values, { seed, numRuns: 20 }).some((value) => value !== undefined),
  );
}
