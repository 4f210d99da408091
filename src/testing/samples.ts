import { type Arbitrary, sample } from "fast-check";

/** Samples drawn at once. */
const BATCH = 50;

/** Odd, so that the seeds of 2^32 batches differ. */
const STRIDE = 0x9e3779b1;

/** An endless sequence of samples. The same seed gives the same sequence. */
export function* samples<T>(arbitrary: Arbitrary<T>, seed: number): Generator<T> {
  for (let batch = 0; ; batch++) {
    yield* sample(arbitrary, { numRuns: BATCH, seed: (seed + Math.imul(batch, STRIDE)) | 0 });
  }
}
