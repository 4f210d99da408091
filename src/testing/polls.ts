import { type Arbitrary, integer, record } from "fast-check";
import type { WritableFormat } from "../write/formats/index.ts";
import { writeJob } from "../write/write-job.ts";
import { checkedUnmapper } from "./checked-unmapper.ts";
import { checkConstraints, type Kinds } from "./constraints/check-constraints.ts";
import { integer as integers } from "./constraints/validators.ts";
import { DistinctShrinks } from "./distinct-shrinks.ts";
import type { Job } from "./observe/job.ts";
import type { JobForms } from "./observe/job-formats.ts";
import type { JobLife } from "./observe/job-life-arbitrary.ts";
import { heldJob, jobLifeOf } from "./observe/job-life-of.ts";
import { jobLives } from "./observe/job-lives.ts";
import { eachPlainer, type ToldLife, ToldLifeArbitrary } from "./observe/observations-arbitrary.ts";
import { rewordingOf } from "./observe/reword-messages.ts";
import { snapshots } from "./observe/snapshots.ts";
import { TRAINING_JOB_KINDS, type TrainingJobConstraints } from "./training-job.ts";
import type { Walks } from "./walks/walks.ts";

export interface PollsConstraints<Form extends WritableFormat = WritableFormat> extends TrainingJobConstraints<Form> {
  /**
   * Whether the life that is polled has come to its end. Unlike elsewhere it has by default: a poller waits for it.
   * @defaultValue true
   */
  readonly ended?: boolean | undefined;
  /**
   * Most responses while one entry lasts. None at all happens too, as when calls are throttled for a while; the last
   * entry alone is always seen, and may be seen once more than this.
   * @defaultValue 3
   */
  readonly maxPollsPerEntry?: number | undefined;
}

const KINDS: Kinds<PollsConstraints> = { ...TRAINING_JOB_KINDS, maxPollsPerEntry: integers(0, 1000) };

/** How a visit is polled. */
interface Polled {
  readonly polls: number;
  /** How often its message is rewritten. */
  readonly rewrites: number;
}

type Plan = ToldLife<Polled>;

/**
 * For what a poller sees over the life of a job: DescribeTrainingJob responses in order of time. Each is legal, each
 * extends the one before; ends are filled in, messages are rewritten in place, short visits are missed, and the last
 * state is seen again, perhaps with another message.
 *
 * Values given as examples are shrunk in the formats in which those of `trainingJob` are.
 *
 * @throws TypeError where a constraint is none of its kind, or all together allow no job.
 * @example
 * ```ts
 * const [responses] = fc.sample(polls({ terminalStatuses: ["Stopped"] }), 1);
 * responses.at(-1).TrainingJobStatus; // "Stopped"
 * responses.flatMap((response) => validateJob(response).findings); // []
 * ```
 */
export function polls<Form extends WritableFormat = "sdk">(
  constraints: PollsConstraints<Form> = {},
): Arbitrary<JobForms[Form][]> {
  checkConstraints(constraints, KINDS);
  const { as: format = "sdk" as Form, maxPollsPerEntry = 3, ended = true, ...rest } = constraints;
  const lives = jobLives({ ...rest, ended }, format);
  const polled: Arbitrary<Polled> = record({
    polls: integer({ min: 0, max: maxPollsPerEntry }),
    rewrites: integer({ min: 0, max: 2 }),
  });
  const plans = new ToldLifeArbitrary(lives, {
    any: polled,
    *plainer(visits) {
      // The last entry is seen whether it is polled or not: a later visit polled as an earlier one was needs fewer polls.
      yield [{ polls: 0, rewrites: 0 }, ...visits.slice(0, -1)];
      yield* eachPlainer(visits, (visit) => polled.shrink(visit, undefined).map(({ value }) => value));
    },
  });
  const toResponses = ([jobLife, visits]: Plan) =>
    responsesTo(jobLife, visits).map((job) => writeJob(job, format) as JobForms[Form]);
  const ofResponses = (responses: readonly unknown[]) =>
    planOf(
      responses.map((response) => heldJob(response, format)),
      lives.walks,
    );
  return new DistinctShrinks(plans.map(toResponses, checkedUnmapper(toResponses, ofResponses)));
}

/** The life that was polled, and how; throws where it was none that `walks` has. */
function planOf(jobs: readonly Job<number>[], walks: Walks): Plan {
  const { life, circumstances } = jobLifeOf(jobs.at(-1)!, walks);
  const visits: Polled[] = [];
  const steps = life.steps.map((step, visit) => {
    const seen = jobs.filter(({ SecondaryStatusTransitions: history }) => history.length === visit + 1);
    const { wording, rewrites } = rewordingOf(step, seen);
    visits[visit] = { polls: visit === life.steps.length - 1 ? seen.length - 1 : seen.length, rewrites };
    return { ...step, wording };
  });
  return [{ life: { ...life, steps }, circumstances }, visits];
}

function responsesTo(jobLife: JobLife, visits: readonly Polled[]): Job<number>[] {
  const { steps } = jobLife.life;
  const describe = snapshots(
    jobLife,
    visits.map(({ rewrites }) => rewrites),
  );
  return steps.flatMap((_, visit) => {
    const { polls, rewrites } = visits[visit]!;
    const seen = visit === steps.length - 1 ? polls + 1 : polls;
    // Spread evenly over the visit, the first poll of several comes before any rewriting and the last one after all.
    const rewritten = (poll: number) => Math.round((rewrites * poll) / Math.max(1, seen - 1));
    return Array.from({ length: seen }, (_, poll) => describe({ visit, rewritten: rewritten(poll) }));
  });
}
