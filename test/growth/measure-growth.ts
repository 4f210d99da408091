/** Eight times the input takes eight times as long. Quadratic growth would be 64 times. */
const FACTOR = 8;
const MOST_RATIO = 3 * FACTOR;

/** Shorter times are noise: the collection of garbage, a function that is compiled. */
const LEAST_MILLISECONDS = 0.7;

/** Noise only adds time, so the least of some attempts for the long input counts. */
const ATTEMPTS = 6;

/** No linear time is that long, so it is not measured again. */
const HOPELESS_MILLISECONDS = 1500;

/** How the time of a task grows. */
export interface Growth {
  readonly isSuperlinear: boolean;
  /** Milliseconds of CPU time for `n` and for eight times as much. */
  readonly small: number;
  readonly large: number;
}

/**
 * Compares the CPU time for `n` with that for `8 * n`. A task that seems to grow faster than its input is measured again,
 * because a loaded machine disturbs single measurements.
 *
 * @param prepare makes the input, which does not count, and returns what counts.
 */
export async function measureGrowth(prepare: (n: number) => () => unknown, n: number): Promise<Growth> {
  const [runSmall, runLarge] = [prepare(n), prepare(FACTOR * n)];
  // Compiles the functions.
  await millisecondsOf(runSmall);
  let [small, large] = [await millisecondsOf(runSmall), await millisecondsOf(runLarge)];
  const isSuperlinear = () => large > MOST_RATIO * Math.max(small, LEAST_MILLISECONDS);
  for (let attempt = 1; attempt < ATTEMPTS && isSuperlinear() && large < HOPELESS_MILLISECONDS; attempt++) {
    small = Math.max(small, await millisecondsOf(runSmall));
    large = Math.min(large, await millisecondsOf(runLarge));
  }
  return { isSuperlinear: isSuperlinear(), small, large };
}

async function millisecondsOf(run: () => unknown): Promise<number> {
  const from = process.cpuUsage();
  await run();
  const { user, system } = process.cpuUsage(from);
  return (user + system) / 1000;
}
