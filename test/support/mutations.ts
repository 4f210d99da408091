import fc from "fast-check";

/** Bytes that mean something to a reader come up often. */
export const byte = fc.oneof(
  fc.integer({ min: 0, max: 255 }),
  fc.constantFrom(...[..."{}[]\"',:\\\n\r\t\0 0-|#"].map((sign) => sign.charCodeAt(0))),
);

export type Mutation = (bytes: Uint8Array) => Uint8Array;

/** Changes, drops, inserts, doubles or cuts bytes, anywhere. */
export const mutation: fc.Arbitrary<Mutation> = fc
  .record({
    kind: fc.constantFrom("replace", "drop", "insert", "double", "cut"),
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    length: fc.integer({ min: 1, max: 40 }),
    junk: fc
      .uint8Array({ minLength: 1, maxLength: 20 })
      .chain((some) => fc.array(byte, { minLength: 1, maxLength: some.length })),
  })
  .map(({ kind, at, length, junk }) => (bytes) => {
    const from = Math.floor(at * bytes.length);
    const [before, part, after] = [
      bytes.subarray(0, from),
      bytes.subarray(from, from + length),
      bytes.subarray(from + length),
    ];
    const middle = {
      replace: [...junk],
      drop: [],
      insert: [...junk, ...part],
      double: [...part, ...part],
      cut: undefined,
    }[kind];
    return middle === undefined ? before : Uint8Array.of(...before, ...middle, ...after);
  });

export const mutations = fc.array(mutation, { minLength: 1, maxLength: 3 });

export const apply = (changes: readonly Mutation[], bytes: Uint8Array) =>
  changes.reduce((sofar, change) => change(sofar), bytes);
