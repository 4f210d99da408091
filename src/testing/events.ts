import { type Arbitrary, array, integer, record } from "fast-check";
import type { StateChange } from "../write/written-job.ts";
import { checkedUnmapper } from "./checked-unmapper.ts";
import { checkConstraints, type Validators } from "./constraints/check-constraints.ts";
import { integer as integers } from "./constraints/validators.ts";
import { DistinctShrinks } from "./distinct-shrinks.ts";
import type { JobState } from "./observe/job.ts";
import type { EventDetail } from "./observe/job-formats.ts";
import { messageRewrites } from "./observe/message-rewrites.ts";
import { eachSimpler, type ObservedJob, ObservedJobArbitrary } from "./observe/observed-job-arbitrary.ts";
import { jobIn, plannedJobOf } from "./observe/planned-job-of.ts";
import { plannedJobs } from "./observe/planned-jobs.ts";
import { snapshots } from "./observe/snapshots.ts";
import { type BaseFields, base, writeWholeJob } from "./observe/whole-job.ts";
import { historyText, jobText, readable } from "./readable.ts";
import type { TrainingJobConstraints } from "./training-job.ts";
import { LIFE_VALIDATORS, type LifeConstraints } from "./walks/life-constraints.ts";
import type { Walks } from "./walks/walks.ts";

/** Which events `events` generates. */
export interface EventsConstraints extends LifeConstraints, Pick<TrainingJobConstraints, "base"> {
  /**
   * Whether the job ends. Unlike in other arbitraries, it does by default.
   * @defaultValue true
   */
  readonly ended?: boolean | undefined;
  /**
   * Maximum number of copies of one event. EventBridge delivers each event at least once.
   * @defaultValue 2
   */
  readonly maxCopies?: number | undefined;
  /**
   * Maximum number of later events that may arrive before an event. EventBridge does not preserve order.
   * @defaultValue 3
   */
  readonly maxDelay?: number | undefined;
}

const VALIDATORS: Validators<EventsConstraints> = {
  ...LIFE_VALIDATORS,
  base,
  maxCopies: integers(1, 1000),
  maxDelay: integers(0, 1000),
};

/** EventBridge's "SageMaker Training Job State Change" event. */
export interface TrainingJobEvent extends StateChange<EventDetail> {
  /** The same for all copies of an event. */
  id: string;
  /** The account in the job's ARN. */
  account: string;
  /** ISO 8601, whole seconds. */
  time: string;
  /** The region in the job's ARN. */
  region: string;
}

/** How the events of one entry are delivered. A delay is the number of later events that arrive first. */
interface Delivery {
  /** Delay of each copy of the entry's first event. */
  readonly delays: readonly number[];
  /** Delay of each copy of the event for a rewritten message; empty if the message is not rewritten. */
  readonly rewriteDelays: readonly number[];
}

type Plan = ObservedJob<Delivery>;

/**
 * Arbitrary for the EventBridge events of one job: one event per change, some duplicated, some late. Sorted by `time` and
 * without copies, they are snapshots that extend each other. Values passed as `examples` are shrunk too.
 *
 * @throws TypeError if a constraint is invalid or if no job satisfies all of them.
 * @example
 * ```ts
 * const [inOrder] = fc.sample(events({ maxCopies: 1, maxDelay: 0, terminalStatuses: ["Completed"] }), 1);
 * inOrder.at(-1).detail.TrainingJobStatus; // "Completed"
 * ```
 */
export function events(constraints: EventsConstraints = {}): Arbitrary<TrainingJobEvent[]> {
  checkConstraints(constraints, VALIDATORS);
  const { ended = true, maxCopies = 2, maxDelay = 3, base, ...rest } = constraints;
  if (rest.lifecycle?.fields !== undefined) {
    throw new TypeError(
      "lifecycle: an event is of a training job, and this lifecycle has fields of other names: use polls",
    );
  }
  const jobs = plannedJobs({ ...rest, ended });
  const delay = integer({ min: 0, max: maxDelay });
  const delivery: Arbitrary<Delivery> = record({
    delays: array(delay, { minLength: 1, maxLength: maxCopies }),
    rewriteDelays: array(delay, { maxLength: maxCopies }),
  });
  const toEvents = (plan: Plan) => deliver(plan, base);
  return new DistinctShrinks(
    new ObservedJobArbitrary(jobs, { any: delivery, simpler }).map(
      toEvents,
      checkedUnmapper(toEvents, (events) => planOf(events, jobs.walks)),
    ),
  );
}

const SIMPLEST: Delivery = { delays: [0], rewriteDelays: [] };

/**
 * First one irregular delivery at the first entry and regular ones elsewhere, which skips many small steps. Then each
 * entry delivered as the next one was, because a failure at an earlier entry needs fewer events. Then one delivery at a
 * time.
 */
function* simpler(deliveries: readonly Delivery[]): Generator<readonly Delivery[]> {
  const others = deliveries.slice(1);
  for (const delays of deliveries.flatMap(({ delays, rewriteDelays }) => [delays, rewriteDelays])) {
    if (delays.length > 0) yield [{ delays, rewriteDelays: [] }, ...others.map(() => SIMPLEST)];
  }
  yield [...others, SIMPLEST];
  yield* eachSimpler(deliveries, simplerDelivery);
}

/** Fewer events, fewer copies, smaller delays. */
function* simplerDelivery({ delays, rewriteDelays }: Delivery): Generator<Delivery> {
  if (rewriteDelays.length > 0) yield* [delays, rewriteDelays].map((only) => ({ delays: only, rewriteDelays: [] }));
  for (const fewer of sooner(delays)) if (fewer.length > 0) yield { delays: fewer, rewriteDelays };
  for (const fewer of sooner(rewriteDelays)) yield { delays, rewriteDelays: fewer };
}

/** One copy fewer, or one with a smaller delay. */
function* sooner(delays: readonly number[]): Generator<number[]> {
  for (const i of delays.keys()) yield delays.toSpliced(i, 1);
  for (const [i, delay] of delays.entries()) {
    for (const { value } of integer({ min: 0, max: delay }).shrink(delay, undefined)) yield delays.with(i, value);
  }
}

function deliver([planned, deliveries]: Plan, base: BaseFields | undefined): TrainingJobEvent[] {
  const rewrites = deliveries.map(({ rewriteDelays }) => Math.min(1, rewriteDelays.length));
  const jobAt = snapshots(planned, rewrites);
  const sent = deliveries.flatMap(({ delays, rewriteDelays }, entry) => {
    const first = { job: jobAt({ entry, rewritten: 0 }), delays };
    if (rewriteDelays.length === 0) return [first];
    return [first, { job: jobAt({ entry, rewritten: 1 }), delays: rewriteDelays }];
  });
  const arrived = sent
    .flatMap(({ job, delays }, i) => delays.map((delay) => ({ job, i, position: i + delay })))
    .sort((a, b) => a.position - b.position);
  return readable(
    arrived.map(({ job, i }) => eventOf(job, i, base)),
    () => arrived.map(({ job, i }) => `#${i} ${historyText(job.SecondaryStatusTransitions)}`).join(" | "),
  );
}

/**
 * The inverse of `deliver`.
 *
 * @throws TypeError if no walk in `walks` produces the events.
 */
function planOf(events: readonly TrainingJobEvent[], walks: Walks): Plan {
  const sent: { readonly job: JobState<number>; readonly delays: number[] }[] = [];
  let [last, position] = [0, 0];
  for (const event of events) {
    const i = Number(event.id.slice(event.id.lastIndexOf("/") + 1));
    // The smallest possible delay: events at the same position arrive in the order in which they were sent.
    position = Math.max(i, i < last ? position + 1 : position);
    sent[i] ??= { job: jobIn(event, "eventbridge"), delays: [] };
    sent[i].delays.push(position - i);
    last = i;
  }
  const { walk, parameters } = plannedJobOf(sent.at(-1)!.job, walks);
  const deliveries: Delivery[] = [];
  const steps = walk.steps.map((step, entry) => {
    const sentFor = sent.filter(({ job }) => job.SecondaryStatusTransitions.length === entry + 1);
    deliveries[entry] = { delays: sentFor[0]!.delays, rewriteDelays: sentFor[1]?.delays ?? [] };
    const { messageIndex } = messageRewrites(step, [sentFor[0]!.job]);
    return { ...step, messageIndex };
  });
  return [{ walk: { ...walk, steps }, parameters }, deliveries];
}

function eventOf(job: JobState<number>, i: number, base: BaseFields | undefined): TrainingJobEvent {
  const written = writeWholeJob(job, "eventbridge", base);
  const { TrainingJobArn, TrainingJobName } = written.detail;
  const [, , , region = "", account = ""] = TrainingJobArn.split(":");
  const time = `${new Date(job.LastModifiedTime).toISOString().slice(0, 19)}Z`;
  return readable({ ...written, id: `${TrainingJobName}/${i}`, account, time, region }, () => `#${i} ${jobText(job)}`);
}
