import { type Arbitrary, integer, record } from "fast-check";
import type { WritableFormat } from "../write/formats/index.ts";
import { writeJob } from "../write/write-job.ts";
import { checkedUnmapper } from "./checked-unmapper.ts";
import { checkConstraints, type Validators } from "./constraints/check-constraints.ts";
import { integer as integers } from "./constraints/validators.ts";
import { DistinctShrinks } from "./distinct-shrinks.ts";
import type { Job } from "./observe/job.ts";
import type { JobForms } from "./observe/job-formats.ts";
import { messageRewrites } from "./observe/message-rewrites.ts";
import { eachSimpler, type ObservedJob, ObservedJobArbitrary } from "./observe/observed-job-arbitrary.ts";
import type { PlannedJob } from "./observe/planned-job-arbitrary.ts";
import { jobIn, plannedJobOf } from "./observe/planned-job-of.ts";
import { plannedJobs } from "./observe/planned-jobs.ts";
import { snapshots } from "./observe/snapshots.ts";
import { TRAINING_JOB_VALIDATORS, type TrainingJobConstraints } from "./training-job.ts";
import type { Walks } from "./walks/walks.ts";

export interface PollsConstraints<Form extends WritableFormat = WritableFormat> extends TrainingJobConstraints<Form> {
  /**
   * Whether the job ends. Unlike in other arbitraries, it does by default, because a poller waits for the end.
   * @defaultValue true
   */
  readonly ended?: boolean | undefined;
  /**
   * Maximum number of responses during one entry. An entry may also be missed, as happens when calls are throttled. The
   * last entry is never missed, and may be seen one more time than this.
   * @defaultValue 3
   */
  readonly maxPollsPerEntry?: number | undefined;
}

const VALIDATORS: Validators<PollsConstraints> = { ...TRAINING_JOB_VALIDATORS, maxPollsPerEntry: integers(0, 1000) };

/** How one entry is polled. */
interface EntryPolls {
  readonly polls: number;
  /** How often the entry's message is rewritten. */
  readonly rewrites: number;
}

type Plan = ObservedJob<EntryPolls>;

/**
 * Arbitrary for what a poller sees: the DescribeTrainingJob responses of one job in order of time. Each response is legal
 * and extends the one before. Open entries gain an end, messages are rewritten in place, short entries are missed, and
 * the last status is seen repeatedly, possibly with another message.
 *
 * Values passed as `examples` are shrunk in the same formats as with `trainingJob`.
 *
 * @throws TypeError if a constraint is invalid or if no job satisfies all of them.
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
  checkConstraints(constraints, VALIDATORS);
  const { as: format = "sdk" as Form, maxPollsPerEntry = 3, ended = true, ...rest } = constraints;
  const jobs = plannedJobs({ ...rest, ended }, format);
  const entryPolls: Arbitrary<EntryPolls> = record({
    polls: integer({ min: 0, max: maxPollsPerEntry }),
    rewrites: integer({ min: 0, max: 2 }),
  });
  const plans = new ObservedJobArbitrary(jobs, {
    any: entryPolls,
    *simpler(entries) {
      // The last entry is seen even with 0 polls, so moving each entry's polls to the next one needs fewer responses.
      yield [{ polls: 0, rewrites: 0 }, ...entries.slice(0, -1)];
      yield* eachSimpler(entries, (entry) => entryPolls.shrink(entry, undefined).map(({ value }) => value));
    },
  });
  const toResponses = ([job, entries]: Plan) =>
    responsesTo(job, entries).map((response) => writeJob(response, format) as JobForms[Form]);
  const ofResponses = (responses: readonly unknown[]) =>
    planOf(
      responses.map((response) => jobIn(response, format)),
      jobs.walks,
    );
  return new DistinctShrinks(plans.map(toResponses, checkedUnmapper(toResponses, ofResponses)));
}

/**
 * The inverse of `responsesTo`.
 *
 * @throws TypeError if no walk in `walks` produces the responses.
 */
function planOf(responses: readonly Job<number>[], walks: Walks): Plan {
  const { walk, parameters } = plannedJobOf(responses.at(-1)!, walks);
  const entries: EntryPolls[] = [];
  const steps = walk.steps.map((step, i) => {
    const seen = responses.filter(({ SecondaryStatusTransitions: history }) => history.length === i + 1);
    const { messageIndex, rewrites } = messageRewrites(step, seen);
    entries[i] = { polls: i === walk.steps.length - 1 ? seen.length - 1 : seen.length, rewrites };
    return { ...step, messageIndex };
  });
  return [{ walk: { ...walk, steps }, parameters }, entries];
}

function responsesTo(job: PlannedJob, entries: readonly EntryPolls[]): Job<number>[] {
  const { steps } = job.walk;
  const responseAt = snapshots(
    job,
    entries.map(({ rewrites }) => rewrites),
  );
  return steps.flatMap((_, entry) => {
    const { polls, rewrites } = entries[entry]!;
    const seen = entry === steps.length - 1 ? polls + 1 : polls;
    // If there are several polls, the first comes before any rewrite and the last after all of them.
    const rewritten = (poll: number) => Math.round((rewrites * poll) / Math.max(1, seen - 1));
    return Array.from({ length: seen }, (_, poll) => responseAt({ entry, rewritten: rewritten(poll) }));
  });
}
