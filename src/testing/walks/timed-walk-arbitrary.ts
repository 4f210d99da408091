import { Arbitrary, type Random, Stream, Value } from "fast-check";
import type { Edge, LifecycleState } from "../../machine/lifecycle.ts";
import { type DurationRange, randomSeconds } from "./durations.ts";
import { type Cut, shorterWalks } from "./shorter-walks.ts";
import { smallerTimes, type TimesContext } from "./smaller-times.ts";
import { STATUS_MESSAGES } from "./status-message.ts";
import type { TimedWalk, WalkStep } from "./timed-walk.ts";
import type { Walks } from "./walks.ts";

export interface TimedWalkLimits {
  readonly walks: Walks;
  /** Start of the first step, in epoch seconds. */
  readonly start: DurationRange;
  /** Seconds that a job may spend in a state, in a history of this length. */
  durationOf(state: LifecycleState, length: number): DurationRange;
  readonly hasMilliseconds: boolean;
}

/**
 * Timed walks. Shrinking removes a window of steps and bridges it with a shortest legal path, so every shrunk walk is
 * legal by construction. Once no shorter walk fails, times shrink to whole seconds and to the minimum of their phase.
 */
export class TimedWalkArbitrary extends Arbitrary<TimedWalk> {
  readonly #limits: TimedWalkLimits;
  readonly #stateOf: ReadonlyMap<string, LifecycleState>;

  constructor(limits: TimedWalkLimits) {
    super();
    this.#limits = limits;
    this.#stateOf = new Map(limits.walks.limits.lifecycle.states.map((state) => [state.id, state]));
  }

  get walks(): Walks {
    return this.#limits.walks;
  }

  override generate(random: Random, biasFactor: number | undefined): Value<TimedWalk> {
    const { walks, start } = this.#limits;
    const isBiased = biasFactor !== undefined && random.nextInt(1, biasFactor) === 1;
    const edges = walks.random(random, biasFactor);
    const steps: WalkStep[] = [];
    for (const edge of edges) {
      const state = this.#stateOf.get(edge.to)!;
      const milliseconds =
        steps.length === edges.length - 1
          ? 0
          : this.#randomDuration(random, this.#limits.durationOf(state, edges.length), isBiased);
      steps.push({ edge, state, milliseconds, messageIndex: random.nextInt(0, STATUS_MESSAGES.length - 1) });
    }
    const seconds = random.nextInt(start.min, start.max);
    const { lifecycle } = walks.limits;
    return new Value({ lifecycle, start: this.#milliseconds(random, seconds, start), steps }, undefined);
  }

  override canShrinkWithoutContext(value: unknown): value is TimedWalk {
    const { start, steps } = value as TimedWalk;
    const { walks, hasMilliseconds } = this.#limits;
    const isWithin = (milliseconds: number, { min, max }: DurationRange) =>
      milliseconds >= min * 1000 && milliseconds <= max * 1000 && (hasMilliseconds || milliseconds % 1000 === 0);
    return (
      walks.isWalk(steps.map(({ edge }) => edge)) &&
      isWithin(start, this.#limits.start) &&
      steps
        .slice(0, -1)
        .every(({ state, milliseconds }) => isWithin(milliseconds, this.#limits.durationOf(state, steps.length)))
    );
  }

  /** A context means that shorter walks have already been tried. */
  override shrink(walk: TimedWalk, context: unknown): Stream<Value<TimedWalk>> {
    return new Stream(this.#smaller(walk, context as TimesContext | undefined));
  }

  *#smaller(walk: TimedWalk, context: TimesContext | undefined): Generator<Value<TimedWalk>> {
    if (context === undefined) {
      const simplest = this.#simplest(walk);
      if (simplest !== undefined) yield new Value(simplest, undefined);
      yield* this.#shorter(walk);
    }
    const ranges = {
      start: this.#limits.start,
      of: ({ state }: WalkStep) => this.#limits.durationOf(state, walk.steps.length),
    };
    yield* smallerTimes(walk, context ?? { seconds: [] }, ranges);
  }

  /** The same edges with minimal times and messages; undefined if the walk is already minimal. */
  #simplest({ lifecycle, start, steps }: TimedWalk): TimedWalk | undefined {
    const least = this.#limits.start.min * 1000;
    const simple = this.#withoutLastDuration(
      steps.map(({ edge }) => this.#step(edge, { milliseconds: 0, messageIndex: 0 }, steps.length)),
    );
    const isSimple = simple.every(
      ({ milliseconds, messageIndex }, i) =>
        milliseconds === steps[i]!.milliseconds && messageIndex === steps[i]!.messageIndex,
    );
    return isSimple && start === least ? undefined : { lifecycle, start: least, steps: simple };
  }

  /**
   * Each cut in two variants: with the remaining durations unchanged, and stretched so that the total duration is kept.
   * The second one shrinks failures that depend on the total duration.
   */
  *#shorter(walk: TimedWalk): Generator<Value<TimedWalk>> {
    const { steps } = walk;
    const edges = steps.map(({ edge }) => edge);
    for (const cut of shorterWalks(this.#limits.walks, edges)) {
      const shorter = this.#cut(steps, cut);
      yield new Value({ ...walk, steps: shorter }, undefined);
      const longer = this.#lengthened(shorter, totalOf(steps) - totalOf(shorter));
      if (totalOf(longer) > totalOf(shorter)) yield new Value({ ...walk, steps: longer }, undefined);
    }
  }

  /** The steps of the bridge take their durations and messages from the last of the steps that they replace. */
  #cut(steps: readonly WalkStep[], { at, removed, bridge }: Cut): WalkStep[] {
    const replaced = steps.slice(at + removed - bridge.length, at + removed);
    const length = steps.length - removed + bridge.length;
    const bridged = bridge.map((edge, i) => this.#step(edge, replaced[i]!, length));
    const cut = [...steps.slice(0, at), ...bridged, ...steps.slice(at + removed)];
    return this.#withoutLastDuration(cut);
  }

  /** The last step has no duration: it is open or terminal. */
  #withoutLastDuration(steps: readonly WalkStep[]): WalkStep[] {
    return steps.with(-1, { ...steps.at(-1)!, milliseconds: 0 });
  }

  /** A step along `edge` with the message of `like`, and its duration clamped to the range of the phase. */
  #step(edge: Edge, like: Pick<WalkStep, "milliseconds" | "messageIndex">, length: number): WalkStep {
    const state = this.#stateOf.get(edge.to)!;
    const { min, max } = this.#limits.durationOf(state, length);
    const milliseconds = Math.min(Math.max(like.milliseconds, min * 1000), max * 1000);
    return { edge, state, milliseconds, messageIndex: like.messageIndex };
  }

  #lengthened(steps: readonly WalkStep[], milliseconds: number): WalkStep[] {
    let left = milliseconds;
    return steps.map((step, i) => {
      if (i === steps.length - 1) return step;
      const more = Math.min(left, this.#limits.durationOf(step.state, steps.length).max * 1000 - step.milliseconds);
      left -= more;
      return { ...step, milliseconds: step.milliseconds + more };
    });
  }

  /** When biased, the minimum or the maximum of the phase in whole seconds. */
  #randomDuration(random: Random, range: DurationRange, isBiased: boolean): number {
    if (isBiased) return (random.nextInt(0, 1) === 0 ? range.min : range.max) * 1000;
    return this.#milliseconds(random, randomSeconds(random, range), range);
  }

  #milliseconds(random: Random, seconds: number, { max }: DurationRange): number {
    const hasRest = this.#limits.hasMilliseconds && seconds < max;
    return seconds * 1000 + (hasRest ? random.nextInt(0, 999) : 0);
  }
}

function totalOf(steps: readonly WalkStep[]): number {
  return steps.reduce((sum, { milliseconds }) => sum + milliseconds, 0);
}
