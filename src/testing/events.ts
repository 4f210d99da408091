import { type Arbitrary, array, integer, record } from "fast-check";
import { writeJob } from "../write/write-job.ts";
import { checkedUnmapper } from "./checked-unmapper.ts";
import { checkConstraints, type Kinds } from "./constraints/check-constraints.ts";
import { integer as integers } from "./constraints/validators.ts";
import { DistinctShrinks } from "./distinct-shrinks.ts";
import type { Job } from "./observe/job.ts";
import type { StateChange } from "./observe/job-formats.ts";
import { heldJob, jobLifeOf } from "./observe/job-life-of.ts";
import { jobLives } from "./observe/job-lives.ts";
import { eachPlainer, type ToldLife, ToldLifeArbitrary } from "./observe/observations-arbitrary.ts";
import { rewordingOf } from "./observe/reword-messages.ts";
import { snapshots } from "./observe/snapshots.ts";
import { LIFE_KINDS, type LifeConstraints } from "./walks/life-constraints.ts";
import type { Walks } from "./walks/walks.ts";

export interface EventsConstraints extends LifeConstraints {
  /**
   * Whether the life that is told of has come to its end. Unlike elsewhere it has by default.
   * @defaultValue true
   */
  readonly ended?: boolean | undefined;
  /**
   * Most copies of one event. EventBridge delivers each at least once.
   * @defaultValue 2
   */
  readonly maxCopies?: number | undefined;
  /**
   * Most events that may arrive before an earlier one. EventBridge keeps no order.
   * @defaultValue 3
   */
  readonly maxDelay?: number | undefined;
}

const KINDS: Kinds<EventsConstraints> = { ...LIFE_KINDS, maxCopies: integers(1, 1000), maxDelay: integers(0, 1000) };

/** An event "SageMaker Training Job State Change" of EventBridge. */
export interface TrainingJobEvent extends StateChange {
  /** The same for all copies of an event. */
  readonly id: string;
  /** ISO text, whole seconds. */
  readonly time: string;
}

/** How a visit is told: the delay of each copy of its events, counted in events that overtake it. */
interface Delivery {
  readonly delays: readonly number[];
  /** Those of the event that tells of a message rewritten while the visit lasts; empty where none was. */
  readonly again: readonly number[];
}

type Plan = ToldLife<Delivery>;

/**
 * For the life of a job as EventBridge tells it: an event a change, some of them twice, some late. In order of their
 * `time`, and without copies, they are snapshots that extend each other. Values given as examples are shrunk too.
 *
 * @throws TypeError where a constraint is none of its kind, or all together allow no job.
 * @example
 * ```ts
 * const [inOrder] = fc.sample(events({ maxCopies: 1, maxDelay: 0, terminalStatuses: ["Completed"] }), 1);
 * inOrder.at(-1).detail.TrainingJobStatus; // "Completed"
 * ```
 */
export function events(constraints: EventsConstraints = {}): Arbitrary<TrainingJobEvent[]> {
  checkConstraints(constraints, KINDS);
  const { ended = true, maxCopies = 2, maxDelay = 3, ...rest } = constraints;
  const lives = jobLives({ ...rest, ended });
  const delay = integer({ min: 0, max: maxDelay });
  const delivery: Arbitrary<Delivery> = record({
    delays: array(delay, { minLength: 1, maxLength: maxCopies }),
    again: array(delay, { maxLength: maxCopies }),
  });
  return new DistinctShrinks(
    new ToldLifeArbitrary(lives, { any: delivery, plainer }).map(
      delivered,
      checkedUnmapper(delivered, (told) => planOf(told, lives.walks)),
    ),
  );
}

const PLAINEST: Delivery = { delays: [0], again: [] };

/**
 * The first visit delivered as any was and the others plainly, which takes at once what takes no effect by steps; each
 * as the next one was, for what comes of a later visit comes of an earlier one with fewer events; then each more plainly.
 */
function* plainer(deliveries: readonly Delivery[]): Generator<readonly Delivery[]> {
  const others = deliveries.slice(1);
  for (const delays of deliveries.flatMap(({ delays, again }) => [delays, again])) {
    if (delays.length > 0) yield [{ delays, again: [] }, ...others.map(() => PLAINEST)];
  }
  yield [...others, PLAINEST];
  yield* eachPlainer(deliveries, plainerDelivery);
}

/** Fewer events, fewer copies, less delay. */
function* plainerDelivery({ delays, again }: Delivery): Generator<Delivery> {
  if (again.length > 0) yield* [delays, again].map((only) => ({ delays: only, again: [] }));
  for (const fewer of sooner(delays)) if (fewer.length > 0) yield { delays: fewer, again };
  for (const fewer of sooner(again)) yield { delays, again: fewer };
}

/** One copy less, or one that comes sooner. */
function* sooner(delays: readonly number[]): Generator<number[]> {
  for (const i of delays.keys()) yield delays.toSpliced(i, 1);
  for (const [i, delay] of delays.entries()) {
    for (const { value } of integer({ min: 0, max: delay }).shrink(delay, undefined)) yield delays.with(i, value);
  }
}

function delivered([jobLife, plan]: Plan): TrainingJobEvent[] {
  const rewrites = plan.map(({ again }) => Math.min(1, again.length));
  const describe = snapshots(jobLife, rewrites);
  const sent = jobLife.life.steps.flatMap((_, visit) => {
    const { delays, again } = plan[visit]!;
    const first = { job: describe({ visit, rewritten: 0 }), delays };
    return again.length === 0 ? [first] : [first, { job: describe({ visit, rewritten: 1 }), delays: again }];
  });
  return sent
    .flatMap(({ job, delays }, i) => delays.map((delay) => ({ event: eventOf(job, i), place: i + delay })))
    .sort((a, b) => a.place - b.place)
    .map(({ event }) => event);
}

/** The life that events tell of, and how they came; throws where it was none that `walks` has. */
function planOf(told: readonly TrainingJobEvent[], walks: Walks): Plan {
  const sent: { readonly job: Job<number>; readonly delays: number[] }[] = [];
  let [last, place] = [0, 0];
  for (const event of told) {
    const i = Number(event.id.slice(event.id.lastIndexOf("/") + 1));
    // As early as may be: events at one place come in the order in which they were sent.
    place = Math.max(i, i < last ? place + 1 : place);
    sent[i] ??= { job: heldJob(event, "eventbridge"), delays: [] };
    sent[i].delays.push(place - i);
    last = i;
  }
  const { life, circumstances } = jobLifeOf(sent.at(-1)!.job, walks);
  const deliveries: Delivery[] = [];
  const steps = life.steps.map((step, visit) => {
    const events = sent.filter(({ job }) => job.SecondaryStatusTransitions.length === visit + 1);
    deliveries[visit] = { delays: events[0]!.delays, again: events[1]?.delays ?? [] };
    const { wording } = rewordingOf(step, [events[0]!.job]);
    return { ...step, wording };
  });
  return [{ life: { ...life, steps }, circumstances }, deliveries];
}

function eventOf(job: Job<number>, i: number): TrainingJobEvent {
  const written = writeJob(job, "eventbridge") as StateChange;
  const time = `${new Date(job.LastModifiedTime).toISOString().slice(0, 19)}Z`;
  return { ...written, id: `${job.TrainingJobName}/${i}`, time };
}
