import { Arbitrary, type Random, type Stream, type Value } from "fast-check";
import { isSame } from "./is-same.ts";

/**
 * Drops shrunk values that are the same as the value they come from. A choice behind a value may have no visible
 * effect; without this, shrinking would stop making progress on it.
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
    return this.#arbitrary.shrink(value, context).filter((next) => !isSame(next.value, value));
  }
}
