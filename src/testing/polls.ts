import { type Arbitrary, array, integer, record } from "fast-check";
import type { WritableFormat } from "../write/formats/index.ts";
import { checkedUnmapper } from "./checked-unmapper.ts";
import { checkConstraints, type Validators } from "./constraints/check-constraints.ts";
import { flag, integer as integers } from "./constraints/validators.ts";
import { DistinctShrinks } from "./distinct-shrinks.ts";
import { type CallFailure, callFailure, callFailureIndex, NOT_FOUND } from "./observe/call-failures.ts";
import type { JobState } from "./observe/job.ts";
import type { JobForms } from "./observe/job-formats.ts";
import { messageRewrites } from "./observe/message-rewrites.ts";
import { checkNames } from "./observe/named.ts";
import { eachSimpler, type ObservedJob, ObservedJobArbitrary } from "./observe/observed-job-arbitrary.ts";
import type { PlannedJob } from "./observe/planned-job-arbitrary.ts";
import { jobIn, plannedJobOf } from "./observe/planned-job-of.ts";
import { plannedJobs } from "./observe/planned-jobs.ts";
import { snapshots } from "./observe/snapshots.ts";
import { writeWholeJob } from "./observe/whole-job.ts";
import { historyText, readable } from "./readable.ts";
import { TRAINING_JOB_VALIDATORS, type TrainingJobConstraints } from "./training-job.ts";
import { lifecycleIn } from "./walks/life-constraints.ts";
import type { Walks } from "./walks/walks.ts";

/** Which responses `polls` generates. */
export interface PollsConstraints<Form extends WritableFormat = WritableFormat> extends TrainingJobConstraints<Form> {
  /**
   * Whether the job ends. Unlike in other arbitraries, it does by default, because a poller waits for the end.
   * @defaultValue true
   */
  readonly ended?: boolean | undefined;
  /**
   * Maximum number of responses during one entry. An entry may also be missed, as happens when calls are throttled. The
   * last entry is never missed.
   * @defaultValue 3
   */
  readonly maxPollsPerEntry?: number | undefined;
  /**
   * Whether some calls fail: the array then holds Errors among the responses, as the SDK throws them. Calls are throttled
   * and denied at any time; the job is not found only before the first response. Needs the format "sdk".
   * @defaultValue false
   */
  readonly failures?: boolean | undefined;
}

const VALIDATORS: Validators<PollsConstraints> = {
  ...TRAINING_JOB_VALIDATORS,
  maxPollsPerEntry: integers(0, 1000),
  failures: flag,
};

/** Most failed calls in a row. */
const MOST_FAILURES = 3;

/** How one entry is polled. */
interface EntryPolls {
  /** For each response during the entry, the failed calls before it. */
  readonly polls: readonly (readonly number[])[];
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
  constraints: PollsConstraints<Form> & { readonly failures: true },
): Arbitrary<(JobForms[Form] | CallFailure)[]>;
export function polls<Form extends WritableFormat = "sdk">(
  constraints?: PollsConstraints<Form>,
): Arbitrary<JobForms[Form][]>;
export function polls<Form extends WritableFormat = "sdk">(
  constraints: PollsConstraints<Form> = {},
): Arbitrary<(JobForms[Form] | CallFailure)[]> {
  checkConstraints(constraints, VALIDATORS);
  const {
    as: format = "sdk" as Form,
    maxPollsPerEntry = 3,
    ended = true,
    failures = false,
    base,
    ...rest
  } = constraints;
  if (failures && format !== "sdk") throw new TypeError('failures: only with the format "sdk", whose errors they are');
  const lifecycle = lifecycleIn(rest);
  checkNames(lifecycle, format);
  const jobs = plannedJobs({ ...rest, ended }, format);
  const failed = array(integer({ min: 0, max: NOT_FOUND }), { maxLength: failures ? MOST_FAILURES : 0 });
  const entryPolls: Arbitrary<EntryPolls> = record({
    polls: array(failed, { maxLength: maxPollsPerEntry, size: "max" }),
    rewrites: integer({ min: 0, max: 2 }),
  });
  const plans = new ObservedJobArbitrary(jobs, {
    any: entryPolls,
    *simpler(entries) {
      // The last entry is always seen, so moving each entry's polls to the next one needs fewer responses.
      yield [{ polls: [], rewrites: 0 }, ...entries.slice(0, -1)];
      yield* eachSimpler(entries, (entry) => entryPolls.shrink(entry, undefined).map(({ value }) => value));
    },
  });
  const toResponses = ([job, entries]: Plan) => {
    const calls = callsTo(job, entries);
    const answers = calls.map((call) => (call instanceof Error ? call : writeWholeJob(call, format, base, lifecycle)));
    return readable(answers, () => calls.map(callText).join(" | "));
  };
  const ofResponses = (responses: readonly unknown[]) =>
    planOf(responses, (value) => jobIn(value, format, lifecycle), jobs.walks);
  return new DistinctShrinks(plans.map(toResponses, checkedUnmapper(toResponses, ofResponses)));
}

function callText(call: JobState<number> | CallFailure): string {
  return call instanceof Error ? call.name : historyText(call.SecondaryStatusTransitions);
}

/**
 * The inverse of `callsTo`.
 *
 * @throws TypeError if no walk in `walks` produces the responses.
 */
function planOf(answers: readonly unknown[], read: (value: unknown) => JobState<number>, walks: Walks): Plan {
  const seen: { readonly job: JobState<number>; readonly failures: number[] }[] = [];
  const failures: number[] = [];
  for (const answer of answers) {
    const failure = callFailureIndex(answer);
    if (failure >= 0) failures.push(failure);
    else seen.push({ job: read(answer), failures: failures.splice(0) });
  }
  const { walk, parameters } = plannedJobOf(seen.at(-1)!.job, walks);
  const entries: EntryPolls[] = [];
  const steps = walk.steps.map((step, i) => {
    const during = seen.filter(({ job }) => job.SecondaryStatusTransitions.length === i + 1);
    const { messageIndex, rewrites } = messageRewrites(
      step,
      during.map(({ job }) => job),
    );
    const polls = during.map(({ failures }) => failures);
    entries[i] = { polls: i === walk.steps.length - 1 && isOnlySeen(polls) ? [] : polls, rewrites };
    return { ...step, messageIndex };
  });
  return [{ walk: { ...walk, steps }, parameters }, entries];
}

/** Whether an entry was seen once and no call failed: for the last entry, as if it was not polled. */
function isOnlySeen(polls: EntryPolls["polls"]): boolean {
  return polls.length === 1 && polls[0]!.length === 0;
}

function callsTo(job: PlannedJob, entries: readonly EntryPolls[]): (JobState<number> | CallFailure)[] {
  const responseAt = snapshots(
    job,
    entries.map(({ rewrites }) => rewrites),
  );
  const calls: (JobState<number> | CallFailure)[] = [];
  let isFound = false;
  for (const [entry, { polls, rewrites }] of entries.entries()) {
    const seen = entry === entries.length - 1 && polls.length === 0 ? [[]] : polls;
    for (const [poll, failures] of seen.entries()) {
      // If there are several polls, the first comes before any rewrite and the last after all of them.
      const rewritten = Math.round((rewrites * poll) / Math.max(1, seen.length - 1));
      const response = responseAt({ entry, rewritten });
      for (const failure of failures) {
        const index = failure === NOT_FOUND && isFound ? 0 : failure;
        calls.push(callFailure(index, response.TrainingJobName));
      }
      calls.push(response);
      isFound = true;
    }
  }
  return calls;
}
