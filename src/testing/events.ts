import { type Arbitrary, array, integer, record, tuple } from "fast-check";
import { writeJob } from "../write/index.ts";
import { checkConstraints, type Kinds } from "./constraints/check-constraints.ts";
import { integer as integers } from "./constraints/kinds.ts";
import type { Job } from "./job/job.ts";
import type { StateChange } from "./job/job-forms.ts";
import type { JobLife } from "./job/job-life-arbitrary.ts";
import { jobLives } from "./job/job-lives.ts";
import { snapshots } from "./job/snapshots.ts";
import { LIFE_KINDS, type LifeConstraints } from "./life/life-constraints.ts";
import { VisiblySmaller } from "./visibly-smaller.ts";

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

/** How one event is delivered: the delay of each copy, in events that overtake it. */
interface Delivery {
  readonly delays: readonly number[];
  /** Whether the message of the entry was rewritten, which is told by an event of its own. */
  readonly rewrites: number;
}

/**
 * For the life of a job as EventBridge tells it: an event a change, some of them twice, some late. In order of their
 * `time`, and without copies, they are snapshots that extend each other.
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
  const most = lives.walks.limits.maxEntries;
  const delivery: Arbitrary<Delivery> = record({
    delays: array(integer({ min: 0, max: maxDelay }), { minLength: 1, maxLength: maxCopies }),
    rewrites: integer({ min: 0, max: 1 }),
  });
  const deliveries = array(delivery, { minLength: most, maxLength: most });
  return new VisiblySmaller(tuple(lives, deliveries).map(([jobLife, plan]) => delivered(jobLife, plan)));
}

function delivered(jobLife: JobLife, plan: readonly Delivery[]): TrainingJobEvent[] {
  const describe = snapshots(
    jobLife,
    plan.map(({ rewrites }) => rewrites),
  );
  const sent = jobLife.life.steps.flatMap((_, visit) =>
    Array.from({ length: plan[visit]!.rewrites + 1 }, (_, rewritten) => ({
      job: describe({ visit, rewritten }),
      delays: plan[visit]!.delays,
    })),
  );
  return sent
    .flatMap(({ job, delays }, i) => delays.map((delay) => ({ event: eventOf(job, i), place: i + delay })))
    .sort((a, b) => a.place - b.place)
    .map(({ event }) => event);
}

function eventOf(job: Job<number>, i: number): TrainingJobEvent {
  const written = writeJob(job, "eventbridge") as StateChange;
  const time = `${new Date(job.LastModifiedTime).toISOString().slice(0, 19)}Z`;
  return { ...written, id: `${job.TrainingJobName}/${i}`, time };
}
