import { isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import { expect, test } from "vitest";
import { samples } from "./slow.ts";

interface Expectations<T> {
  /** Throws where a value is not what the arbitrary promises. */
  readonly isCorrect: (value: T) => void;
  /**
   * What shrinking makes smaller: the first number that differs decides. Without it, no more is asked than that
   * shrinking ends and that no value shrinks to one like it.
   */
  readonly size?: (value: T) => readonly number[];
  /** Values that the arbitrary never makes. */
  readonly strangers: readonly unknown[];
  /** False where values carry too little to be shrunk without what they were made of. Default: true. */
  readonly isUnmappable?: boolean;
}

/** What holds of every arbitrary of the fixture, as fast-check asks it of its own. */
export function assertArbitrary<T>(arbitrary: fc.Arbitrary<T>, expectations: Expectations<T>): void {
  const { isCorrect, size, strangers, isUnmappable = true } = expectations;
  const expectSmaller = (smaller: T, larger: T) => {
    expect(isDeepStrictEqual(smaller, larger), fc.stringify(larger)).toBe(false);
    if (size !== undefined) expectLess(size(smaller), size(larger));
  };

  test("the same seed gives the same values", () => {
    const values = (seed: number) => fc.sample(arbitrary, { seed, numRuns: 50 });
    expect(isDeepStrictEqual(values(7), values(7))).toBe(true);
    expect(isDeepStrictEqual(values(7), values(8))).toBe(false);
  });

  test("only correct values", () => {
    for (const value of fc.sample(arbitrary, { seed: 11, numRuns: samples(2000, 120) })) isCorrect(value);
  });

  test("shrunk values are correct and strictly smaller", () => {
    const choices = fc.sample(fc.infiniteStream(fc.nat()), { seed: 13, numRuns: samples(30, 4) });
    for (const [i, made] of valuesOf(arbitrary, { seed: 17, numRuns: choices.length }).entries()) {
      descend(arbitrary, made, choices[i]!, (smaller, larger) => {
        isCorrect(smaller);
        expectSmaller(smaller, larger);
      });
    }
  });

  test("canShrinkWithoutContext agrees with what is generated", () => {
    for (const { value } of valuesOf(arbitrary, { seed: 19, numRuns: samples(300, 20) })) {
      expect(arbitrary.canShrinkWithoutContext(value)).toBe(isUnmappable);
      if (!isUnmappable) continue;
      const [first] = arbitrary.shrink(value, undefined);
      if (first === undefined) continue;
      isCorrect(first.value);
      expectSmaller(first.value, value);
      expect(arbitrary.canShrinkWithoutContext(first.value), fc.stringify(first.value)).toBe(true);
    }
    for (const stranger of strangers) expect(arbitrary.canShrinkWithoutContext(stranger)).toBe(false);
  });

  test("values by seed, a net against accidental change", () => {
    expect(fc.sample(arbitrary, { seed: 42, numRuns: 3 })).toMatchSnapshot();
  });
}

/** Goes down a path of shrunk values to its end, looking at the first few of each step. */
function descend<T>(
  arbitrary: fc.Arbitrary<T>,
  made: fc.Value<T>,
  choices: fc.Stream<number>,
  check: (smaller: T, larger: T) => void,
): void {
  for (let at: fc.Value<T> | undefined = made; at !== undefined; ) {
    const current: fc.Value<T> = at;
    const skipped = choices.next().value! % 5;
    at = undefined;
    for (const next of arbitrary.shrink(current.value, current.context).take(skipped + 1)) {
      check(next.value, current.value);
      at = next;
    }
  }
}

/** Generated values with their contexts. */
function valuesOf<T>(arbitrary: fc.Arbitrary<T>, parameters: fc.Parameters<fc.Value<T>>): fc.Value<T>[] {
  class Values extends fc.Arbitrary<fc.Value<T>> {
    override generate(random: fc.Random, biasFactor: number | undefined) {
      return new fc.Value(arbitrary.generate(random, biasFactor), undefined);
    }
    override canShrinkWithoutContext(_: unknown): _ is fc.Value<T> {
      return false;
    }
    override shrink() {
      return fc.Stream.nil<fc.Value<fc.Value<T>>>();
    }
  }
  return fc.sample(new Values(), parameters);
}

function expectLess(smaller: readonly number[], larger: readonly number[]): void {
  const i = smaller.findIndex((n, i) => n !== larger[i]);
  expect(smaller[i], `${smaller} against ${larger}`).toBeLessThan(larger[i]!);
}
