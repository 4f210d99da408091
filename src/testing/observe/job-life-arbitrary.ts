import { Arbitrary, type Random, type Stream, Value } from "fast-check";
import type { Life } from "../walks/life.ts";
import type { LifeArbitrary } from "../walks/life-arbitrary.ts";
import type { Walks } from "../walks/walks.ts";
import { describedJob } from "./described-job.ts";
import type { Job } from "./job.ts";
import type { JobParameters } from "./job-parameters.ts";
import { circumstancesOf } from "./job-parameters-of.ts";
import { factsOf } from "./static-fields.ts";

/** A whole life, and what else is true of the job. */
export interface JobLife {
  readonly life: Life;
  readonly circumstances: JobParameters;
}

/** The job at the end of the life. Times in epoch milliseconds. */
export function jobAtEnd({ life, circumstances }: JobLife): Job<number> {
  return describedJob(life, factsOf(life, circumstances), circumstances);
}

/**
 * Lives with their circumstances. They shrink as lives do, then in their circumstances; of those, what makes no
 * difference to the job, such as the FailureReason of a job that did not fail, is always at its least.
 */
export class JobLifeArbitrary extends Arbitrary<JobLife> {
  readonly #lives: LifeArbitrary;
  readonly #circumstances: Arbitrary<JobParameters>;

  constructor(lives: LifeArbitrary, circumstances: Arbitrary<JobParameters>) {
    super();
    this.#lives = lives;
    this.#circumstances = circumstances;
  }

  get walks(): Walks {
    return this.#lives.walks;
  }

  override generate(random: Random, biasFactor: number | undefined): Value<JobLife> {
    const { value: life } = this.#lives.generate(random, biasFactor);
    const { value: circumstances } = this.#circumstances.generate(random, biasFactor);
    return new Value(settled({ life, circumstances }), undefined);
  }

  override canShrinkWithoutContext(value: unknown): value is JobLife {
    const { life, circumstances } = value as JobLife;
    return this.#lives.canShrinkWithoutContext(life) && this.#circumstances.canShrinkWithoutContext(circumstances);
  }

  /** The context is that of the life, which a life without one does not need. */
  override shrink({ life, circumstances }: JobLife, context: unknown): Stream<Value<JobLife>> {
    const smaller = this.#lives
      .shrink(life, context)
      .map((next) => new Value(settled({ life: next.value, circumstances }), next.context));
    const plainer = this.#circumstances
      .shrink(circumstances, undefined)
      .map((next) => new Value(settled({ life, circumstances: next.value }), context))
      .filter((next) => !isSame(next.value.circumstances, circumstances));
    return smaller.join(plainer);
  }
}

/** The least circumstances that describe the same job. */
function settled({ life, circumstances }: JobLife): JobLife {
  return { life, circumstances: circumstancesOf(jobAtEnd({ life, circumstances }), life) };
}

function isSame(a: JobParameters, b: JobParameters): boolean {
  return (Object.keys(a) as (keyof JobParameters)[]).every((key) => a[key] === b[key]);
}
