import { Arbitrary, type Random, Stream, Value } from "fast-check";
import type { TimedWalk } from "../walks/timed-walk.ts";
import type { PlannedJob, PlannedJobArbitrary } from "./planned-job-arbitrary.ts";

/** A job, and for each entry of its history how it is observed. */
export type ObservedJob<Observation> = readonly [PlannedJob, readonly Observation[]];

/** How entries can be observed. */
export interface Observations<Observation> {
  /** The observation of one entry. */
  readonly any: Arbitrary<Observation>;
  /** Simpler observations of the same job. */
  simpler(observations: readonly Observation[]): Iterable<readonly Observation[]>;
}

/**
 * Observed jobs. They shrink to shorter histories, then to simpler observations, which may make still shorter histories
 * possible, and then as planned jobs do.
 */
export class ObservedJobArbitrary<Observation> extends Arbitrary<ObservedJob<Observation>> {
  readonly #jobs: PlannedJobArbitrary;
  readonly #observations: Observations<Observation>;

  constructor(jobs: PlannedJobArbitrary, observations: Observations<Observation>) {
    super();
    this.#jobs = jobs;
    this.#observations = observations;
  }

  override generate(random: Random, biasFactor: number | undefined): Value<ObservedJob<Observation>> {
    const { value: job } = this.#jobs.generate(random, biasFactor);
    const observations = job.walk.steps.map(() => this.#observations.any.generate(random, biasFactor).value);
    return new Value([job, observations], undefined);
  }

  override canShrinkWithoutContext(value: unknown): value is ObservedJob<Observation> {
    const [job, observations] = value as ObservedJob<Observation>;
    return (
      this.#jobs.canShrinkWithoutContext(job) &&
      observations.length === job.walk.steps.length &&
      observations.every((observation) => this.#observations.any.canShrinkWithoutContext(observation))
    );
  }

  /** The context is that of the planned job. */
  override shrink(observed: ObservedJob<Observation>, context: unknown): Stream<Value<ObservedJob<Observation>>> {
    return new Stream(this.#smaller(observed, context));
  }

  *#smaller(
    [job, observations]: ObservedJob<Observation>,
    context: unknown,
  ): Generator<Value<ObservedJob<Observation>>> {
    const shrunk = (isShorter: boolean) =>
      this.#jobs
        .shrink(job, context)
        .filter(({ value }) => value.walk.steps.length < observations.length === isShorter);
    for (const { value, context: tried } of shrunk(true)) {
      yield new Value([value, kept(observations, job.walk, value.walk)], tried);
    }
    // If the failure needs the observation of a removed entry, it may occur when another entry is observed that way.
    for (const { value, context: tried } of shrunk(true)) {
      const { length } = value.walk.steps;
      yield new Value([value, observations.slice(0, length)], tried);
      yield new Value([value, observations.slice(-length)], tried);
    }
    for (const simpler of this.#observations.simpler(observations)) yield new Value([job, simpler], undefined);
    for (const { value, context: tried } of shrunk(false)) yield new Value([value, observations], tried);
  }
}

/** Simplifies one observation at a time. */
export function* eachSimpler<Observation>(
  observations: readonly Observation[],
  simpler: (observation: Observation) => Iterable<Observation>,
): Generator<readonly Observation[]> {
  for (const [entry, observation] of observations.entries()) {
    for (const next of simpler(observation)) yield observations.with(entry, next);
  }
}

/** The observations of the entries that a shorter walk shares with the longer one, at its beginning and at its end. */
function kept<Observation>(
  observations: readonly Observation[],
  { steps: before }: TimedWalk,
  { steps: after }: TimedWalk,
): Observation[] {
  const begin = after.findIndex(({ edge }, i) => edge !== before[i]!.edge);
  const same = begin < 0 ? after.length : begin;
  return [...observations.slice(0, same), ...observations.slice(before.length - after.length + same)];
}
