import fc from "fast-check";
import { cuts } from "../support/chunks.ts";
import { apply, type Mutation, mutation } from "../support/mutations.ts";

/** Changed bytes of a valid input, and where they are cut into chunks. A failing test prints it as text. */
export class FuzzInput {
  readonly bytes: Uint8Array;
  readonly places: readonly number[];

  constructor(bytes: Uint8Array, places: readonly number[]) {
    this.bytes = bytes;
    this.places = places;
  }

  [fc.toStringMethod](): string {
    return `${JSON.stringify(Buffer.from(this.bytes).toString("latin1"))}, cut at [${this.places.join(", ")}]`;
  }
}

/** Where a slice begins or ends, as part of the length. */
const place = fc.double({ min: 0, max: 1, noNaN: true });
const slice = fc.tuple(place, place);
const sliceOf = (bytes: Uint8Array, [a, b]: readonly [number, number]) =>
  bytes.subarray(Math.floor(Math.min(a, b) * bytes.length), Math.ceil(Math.max(a, b) * bytes.length));

/** Inserts a slice of an input, once or several times: of the input itself, or of another one. */
const splice = (samples: readonly Uint8Array[]): fc.Arbitrary<Mutation> =>
  fc
    .tuple(fc.option(fc.constantFrom(...samples)), slice, place, fc.integer({ min: 1, max: 4 }))
    .map(([other, taken, at, times]) => (bytes) => {
      const part = sliceOf(other ?? bytes, taken);
      const from = Math.floor(at * bytes.length);
      return Buffer.concat([bytes.subarray(0, from), ...Array(times).fill(part), bytes.subarray(from)]);
    });

const remove: fc.Arbitrary<Mutation> = slice.map((taken) => (bytes) => {
  const part = sliceOf(bytes, taken);
  const from = part.byteOffset - bytes.byteOffset;
  return Buffer.concat([bytes.subarray(0, from), bytes.subarray(from + part.length)]);
});

/** Valid inputs in which some bytes are changed, cut out, doubled or taken from another input. */
export function fuzzInput(samples: readonly Uint8Array[]): fc.Arbitrary<FuzzInput> {
  const changes = fc.array(fc.oneof({ weight: 3, arbitrary: mutation }, splice(samples), remove), { maxLength: 4 });
  return fc
    .tuple(fc.constantFrom(...samples), changes, cuts)
    .map(([sample, changed, places]) => new FuzzInput(apply(changed, sample), places));
}
