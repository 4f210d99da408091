import { Arbitrary, type Random, type Stream, Value } from "fast-check";
import type { TimedWalk } from "../walks/timed-walk.ts";
import type { TimedWalkArbitrary } from "../walks/timed-walk-arbitrary.ts";
import type { Walks } from "../walks/walks.ts";
import { describedJob } from "./described-job.ts";
import type { JobState } from "./job.ts";
import type { JobParameters } from "./job-parameters.ts";
import { jobParametersOf } from "./job-parameters-of.ts";
import { staticFieldsOf } from "./static-fields.ts";

/** Everything that determines a generated job: its complete walk and its other parameters. */
export interface PlannedJob {
  readonly walk: TimedWalk;
  readonly parameters: JobParameters;
}

/** The response at the end of the walk. Times in epoch milliseconds. */
export function jobAtEnd({ walk, parameters }: PlannedJob): JobState<number> {
  return describedJob(walk, staticFieldsOf(walk, parameters), parameters);
}

/**
 * Planned jobs. They shrink as walks do, then in their parameters. Parameters that have no effect on the job, such as the
 * FailureReason of a job that did not fail, are always minimal.
 */
export class PlannedJobArbitrary extends Arbitrary<PlannedJob> {
  readonly #timedWalks: TimedWalkArbitrary;
  readonly #parameters: Arbitrary<JobParameters>;

  constructor(timedWalks: TimedWalkArbitrary, parameters: Arbitrary<JobParameters>) {
    super();
    this.#timedWalks = timedWalks;
    this.#parameters = parameters;
  }

  get walks(): Walks {
    return this.#timedWalks.walks;
  }

  override generate(random: Random, biasFactor: number | undefined): Value<PlannedJob> {
    const { value: walk } = this.#timedWalks.generate(random, biasFactor);
    const { value: parameters } = this.#parameters.generate(random, biasFactor);
    return new Value(minimized({ walk, parameters }), undefined);
  }

  override canShrinkWithoutContext(value: unknown): value is PlannedJob {
    const { walk, parameters } = value as PlannedJob;
    return this.#timedWalks.canShrinkWithoutContext(walk) && this.#parameters.canShrinkWithoutContext(parameters);
  }

  /** The context is that of the walk; a walk without one can be shrunk as well. */
  override shrink({ walk, parameters }: PlannedJob, context: unknown): Stream<Value<PlannedJob>> {
    const smaller = this.#timedWalks
      .shrink(walk, context)
      .map((next) => new Value(minimized({ walk: next.value, parameters }), next.context));
    const simpler = this.#parameters
      .shrink(parameters, undefined)
      .map((next) => new Value(minimized({ walk, parameters: next.value }), context))
      .filter((next) => !isSame(next.value.parameters, parameters));
    return smaller.join(simpler);
  }
}

/** The smallest parameters that give the same job. */
function minimized({ walk, parameters }: PlannedJob): PlannedJob {
  return { walk, parameters: jobParametersOf(jobAtEnd({ walk, parameters }), walk) };
}

function isSame(a: JobParameters, b: JobParameters): boolean {
  return (Object.keys(a) as (keyof JobParameters)[]).every((key) => a[key] === b[key]);
}
