import { Arbitrary, type Random, type Stream, stringify, type Value } from "fast-check";

/**
 * An arbitrary without the shrunk values that look like the value they come from. Not every choice behind a value
 * shows in it, and where a choice does not show, a smaller one is no progress.
 */
export class DistinctShrinks<T> extends Arbitrary<T> {
  readonly #arbitrary: Arbitrary<T>;

  constructor(arbitrary: Arbitrary<T>) {
    super();
    this.#arbitrary = arbitrary;
  }

  override generate(random: Random, biasFactor: number | undefined): Value<T> {
    return this.#arbitrary.generate(random, biasFactor);
  }

  override canShrinkWithoutContext(value: unknown): value is T {
    return this.#arbitrary.canShrinkWithoutContext(value);
  }

  override shrink(value: T, context: unknown): Stream<Value<T>> {
    const text = stringify(value);
    return this.#arbitrary.shrink(value, context).filter((next) => stringify(next.value) !== text);
  }
}
