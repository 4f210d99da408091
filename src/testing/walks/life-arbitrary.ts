import { Arbitrary, type Random, Stream, Value } from "fast-check";
import type { Edge, LifecycleState } from "../../machine/lifecycle.ts";
import { type DurationRange, randomSeconds } from "./durations.ts";
import type { Life, Step } from "./life.ts";
import { type Cut, shorterWalks } from "./shorter-walks.ts";
import { smallerTimes, type TimesContext } from "./smaller-times.ts";
import { STATUS_MESSAGES } from "./status-message.ts";
import type { Walks } from "./walks.ts";

export interface LifeLimits {
  readonly walks: Walks;
  /** Of the first visit's beginning, in epoch seconds. */
  readonly start: DurationRange;
  /** Seconds that a visit of a state may last. */
  durationOf(state: LifecycleState): DurationRange;
  readonly hasMilliseconds: boolean;
}

/**
 * Lives of a job. Shrinking takes windows out of the walk and bridges the gap by a shortest legal path, so every
 * shrunk life is legal by construction, and it ends with the shortest one that still fails; then times shrink to
 * whole seconds and to the least that their phase may take.
 */
export class LifeArbitrary extends Arbitrary<Life> {
  readonly #limits: LifeLimits;
  readonly #stateOf: ReadonlyMap<string, LifecycleState>;

  constructor(limits: LifeLimits) {
    super();
    this.#limits = limits;
    this.#stateOf = new Map(limits.walks.limits.lifecycle.states.map((state) => [state.id, state]));
  }

  get walks(): Walks {
    return this.#limits.walks;
  }

  override generate(random: Random, biasFactor: number | undefined): Value<Life> {
    const { walks, start } = this.#limits;
    const isBiased = biasFactor !== undefined && random.nextInt(1, biasFactor) === 1;
    const walk = walks.random(random);
    const steps: Step[] = [];
    for (const edge of walk) {
      const state = this.#stateOf.get(edge.to)!;
      const milliseconds = steps.length === walk.length - 1 ? 0 : this.#randomDuration(random, state, isBiased);
      steps.push({ edge, state, milliseconds, wording: random.nextInt(0, STATUS_MESSAGES.length - 1) });
    }
    const seconds = random.nextInt(start.min, start.max);
    return new Value({ start: this.#milliseconds(random, seconds, start), steps }, undefined);
  }

  override canShrinkWithoutContext(value: unknown): value is Life {
    const { start, steps } = value as Life;
    const { walks, hasMilliseconds } = this.#limits;
    const isWithin = (milliseconds: number, { min, max }: DurationRange) =>
      milliseconds >= min * 1000 && milliseconds <= max * 1000 && (hasMilliseconds || milliseconds % 1000 === 0);
    return (
      walks.isWalk(steps.map(({ edge }) => edge)) &&
      isWithin(start, this.#limits.start) &&
      steps.slice(0, -1).every(({ state, milliseconds }) => isWithin(milliseconds, this.#limits.durationOf(state)))
    );
  }

  /** Without a context nothing has been tried yet; with one, shorter walks have. */
  override shrink(life: Life, context: unknown): Stream<Value<Life>> {
    return new Stream(this.#smaller(life, context as TimesContext | undefined));
  }

  *#smaller(life: Life, context: TimesContext | undefined): Generator<Value<Life>> {
    if (context === undefined) {
      const plainest = this.#plainest(life);
      if (plainest !== undefined) yield new Value(plainest, undefined);
      yield* this.#shorter(life);
    }
    const ranges = { start: this.#limits.start, of: ({ state }: Step) => this.#limits.durationOf(state) };
    yield* smallerTimes(life, context ?? { seconds: [] }, ranges);
  }

  /** The same walk with the least in all other respects; undefined where it is that already. */
  #plainest({ start, steps }: Life): Life | undefined {
    const least = this.#limits.start.min * 1000;
    const plain = this.#ended(steps.map(({ edge }) => this.#step(edge, { milliseconds: 0, wording: 0 })));
    const isPlain = plain.every(
      ({ milliseconds, wording }, i) => milliseconds === steps[i]!.milliseconds && wording === steps[i]!.wording,
    );
    return isPlain && start === least ? undefined : { start: least, steps: plain };
  }

  /**
   * Each cut twice, unless that is the same: with the visits as they are, and lasting longer, so that the whole takes
   * as long as before. A belief about the whole time is wrong in few long visits as well as in many short ones.
   */
  *#shorter({ start, steps }: Life): Generator<Value<Life>> {
    const { walks } = this.#limits;
    const walk = steps.map(({ edge }) => edge);
    for (const cut of shorterWalks(walks, walk)) {
      const shorter = this.#cut(steps, cut);
      yield new Value({ start, steps: shorter }, undefined);
      const longer = this.#lengthened(shorter, totalOf(steps) - totalOf(shorter));
      if (totalOf(longer) > totalOf(shorter)) yield new Value({ start, steps: longer }, undefined);
    }
  }

  /** The visits of the bridge take over, from its end, how the visits lasted that it replaces, and what they said. */
  #cut(steps: readonly Step[], { at, removed, bridge }: Cut): Step[] {
    const heirs = steps.slice(at + removed - bridge.length, at + removed);
    const bridged = bridge.map((edge, i) => this.#step(edge, heirs[i]!));
    const cut = [...steps.slice(0, at), ...bridged, ...steps.slice(at + removed)];
    return this.#ended(cut);
  }

  /** The last visit takes no time: it is open, or an end. */
  #ended(steps: readonly Step[]): Step[] {
    return steps.with(-1, { ...steps.at(-1)!, milliseconds: 0 });
  }

  /** A visit of the state that the edge leads to, like another one as far as its phase allows. */
  #step(edge: Edge, like: Pick<Step, "milliseconds" | "wording">): Step {
    const state = this.#stateOf.get(edge.to)!;
    const { min, max } = state.terminal ? NO_TIME : this.#limits.durationOf(state);
    const milliseconds = Math.min(Math.max(like.milliseconds, min * 1000), max * 1000);
    return { edge, state, milliseconds, wording: like.wording };
  }

  #lengthened(steps: readonly Step[], milliseconds: number): Step[] {
    let left = milliseconds;
    return steps.map((step, i) => {
      if (i === steps.length - 1) return step;
      const more = Math.min(left, this.#limits.durationOf(step.state).max * 1000 - step.milliseconds);
      left -= more;
      return { ...step, milliseconds: step.milliseconds + more };
    });
  }

  /** When biased, the least or the most that the phase may take, and whole seconds. */
  #randomDuration(random: Random, state: LifecycleState, isBiased: boolean): number {
    const range = this.#limits.durationOf(state);
    if (isBiased) return (random.nextInt(0, 1) === 0 ? range.min : range.max) * 1000;
    return this.#milliseconds(random, randomSeconds(random, range), range);
  }

  #milliseconds(random: Random, seconds: number, { max }: DurationRange): number {
    const hasRest = this.#limits.hasMilliseconds && seconds < max;
    return seconds * 1000 + (hasRest ? random.nextInt(0, 999) : 0);
  }
}

const NO_TIME: DurationRange = { min: 0, max: 0 };

function totalOf(steps: readonly Step[]): number {
  return steps.reduce((sum, { milliseconds }) => sum + milliseconds, 0);
}
