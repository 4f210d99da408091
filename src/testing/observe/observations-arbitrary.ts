import { Arbitrary, array, type Random, Stream, Value } from "fast-check";
import type { Life } from "../walks/life.ts";
import type { JobLife, JobLifeArbitrary } from "./job-life-arbitrary.ts";

/** A life, and for each of its visits how it is told. */
export type ToldLife<Telling> = readonly [JobLife, readonly Telling[]];

/** How visits can be told. */
export interface Tellings<Telling> {
  /** For one visit. */
  readonly any: Arbitrary<Telling>;
  /** What the tellings of a life shrink to, which stays as it is. */
  plainer(tellings: readonly Telling[]): Iterable<readonly Telling[]>;
}

/**
 * Lives with how each visit of theirs is told. They shrink to shorter lives, to plainer tellings, after which the life
 * may be a shorter one after all, and then as lives do.
 */
export class ToldLifeArbitrary<Telling> extends Arbitrary<ToldLife<Telling>> {
  readonly #lives: JobLifeArbitrary;
  readonly #tellings: Tellings<Telling>;
  readonly #lists: Arbitrary<Telling[]>;

  constructor(lives: JobLifeArbitrary, tellings: Tellings<Telling>) {
    super();
    // For as many visits as there may be: the same numbers are drawn whatever the life.
    const most = lives.walks.limits.maxEntries;
    this.#lives = lives;
    this.#tellings = tellings;
    this.#lists = array(tellings.any, { minLength: most, maxLength: most });
  }

  override generate(random: Random, biasFactor: number | undefined): Value<ToldLife<Telling>> {
    const { value: jobLife } = this.#lives.generate(random, biasFactor);
    const { value: tellings } = this.#lists.generate(random, biasFactor);
    return new Value([jobLife, tellings.slice(0, jobLife.life.steps.length)], undefined);
  }

  override canShrinkWithoutContext(value: unknown): value is ToldLife<Telling> {
    const [jobLife, tellings] = value as ToldLife<Telling>;
    return (
      this.#lives.canShrinkWithoutContext(jobLife) &&
      tellings.length === jobLife.life.steps.length &&
      tellings.every((telling) => this.#tellings.any.canShrinkWithoutContext(telling))
    );
  }

  /** The context is that of the life. */
  override shrink(told: ToldLife<Telling>, context: unknown): Stream<Value<ToldLife<Telling>>> {
    return new Stream(this.#smaller(told, context));
  }

  *#smaller([jobLife, tellings]: ToldLife<Telling>, context: unknown): Generator<Value<ToldLife<Telling>>> {
    const shrunk = (isShorter: boolean) =>
      this.#lives
        .shrink(jobLife, context)
        .filter(({ value }) => value.life.steps.length < tellings.length === isShorter);
    for (const { value, context: tried } of shrunk(true)) {
      yield new Value([value, kept(tellings, jobLife.life, value.life)], tried);
    }
    // Where it took a visit that is gone to make the difference, another one may be told as it was.
    for (const { value, context: tried } of shrunk(true)) {
      const { length } = value.life.steps;
      yield new Value([value, tellings.slice(0, length)], tried);
      yield new Value([value, tellings.slice(-length)], tried);
    }
    for (const plainer of this.#tellings.plainer(tellings)) yield new Value([jobLife, plainer], undefined);
    for (const { value, context: tried } of shrunk(false)) yield new Value([value, tellings], tried);
  }
}

/** One visit after the other told more plainly. */
export function* eachPlainer<Telling>(
  tellings: readonly Telling[],
  plainer: (telling: Telling) => Iterable<Telling>,
): Generator<readonly Telling[]> {
  for (const [visit, telling] of tellings.entries()) {
    for (const next of plainer(telling)) yield tellings.with(visit, next);
  }
}

/** The tellings of the visits with which a shorter life begins and ends as the longer one did. */
function kept<Telling>(tellings: readonly Telling[], { steps: before }: Life, { steps: after }: Life): Telling[] {
  const begin = after.findIndex(({ edge }, i) => edge !== before[i]!.edge);
  const same = begin < 0 ? after.length : begin;
  return [...tellings.slice(0, same), ...tellings.slice(before.length - after.length + same)];
}
