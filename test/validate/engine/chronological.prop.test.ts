import fc from "fast-check";
import { expect, test } from "vitest";
import { chronological } from "../../../src/validate/engine/chronological.ts";
import { Entry } from "../../../src/validate/engine/entry.ts";
import { samples } from "../../support/slow.ts";

const BASE = Date.UTC(2025, 4, 16, 18);

/** Few different times; some entries are open, some starts cannot be read. */
const entries = fc
  .array(
    fc.record({
      start: fc.oneof({ weight: 9, arbitrary: fc.nat(6) }, fc.constant(Number.NaN)),
      seconds: fc.oneof({ weight: 5, arbitrary: fc.nat(2) }, fc.constant(undefined)),
    }),
    { maxLength: 5 },
  )
  .map((drawn) =>
    drawn.map(({ start, seconds }, i) => {
      const at = BASE + start * 1000;
      const EndTime = seconds === undefined ? undefined : BASE + (start || 0) * 1000 + seconds * 1000;
      return new Entry({ Status: "Training", StartTime: Number.isNaN(at) ? "soon" : at, EndTime }, i, [], true);
    }),
  );

const endOf = (entry: Entry) => (entry.hasEnd ? entry.end : Number.POSITIVE_INFINITY);

function* permutations<T>(values: readonly T[]): Generator<T[]> {
  if (values.length === 0) yield [];
  for (const [i, value] of values.entries()) {
    for (const rest of permutations(values.toSpliced(i, 1))) yield [value, ...rest];
  }
}

/** Whether each entry has ended before the next one starts. NaN is no order. */
const isSequence = (order: readonly Entry[]) =>
  order.every(({ start }, i) => i === 0 || (order[i - 1]!.start <= start && endOf(order[i - 1]!) <= start));

/** Tries every order of an array in which an entry starts before its predecessor, the orders that change least first. */
function orderByTrial(drawn: readonly Entry[]): readonly Entry[] {
  const isInverted = drawn.some(({ start }, i) => i > 0 && start < drawn[i - 1]!.start);
  if (!isInverted || drawn.some(({ start }) => Number.isNaN(start))) return drawn;
  for (const order of permutations(drawn)) if (isSequence(order)) return order;
  return drawn;
}

test("entries are put in order of time only if that leaves no overlap, as a trial of every order shows", () => {
  fc.assert(
    fc.property(entries, (drawn) => {
      expect(chronological(drawn).map(({ index }) => index)).toEqual(orderByTrial(drawn).map(({ index }) => index));
    }),
    { numRuns: samples(50_000, 4_000) },
  );
});
