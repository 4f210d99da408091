/** One line of a benchmark's table. */
export interface Row {
  readonly what: string;
  /** The measured value with its unit: `"1.4 µs an event"`. */
  readonly measured: string;
  /** The comparison, measured in the same run and the same unit. */
  readonly against: string;
  /** How many times better than the comparison; absent if the row is informative only. */
  readonly ratio?: number;
  /** The ratio that the project aims for. */
  readonly atLeast?: number;
}

/** A benchmark: one file in this folder, and its line in `index.ts`. */
export interface Bench {
  /** The word by which `npm run bench <name>` runs it alone. */
  readonly name: string;
  readonly title: string;
  /** What is measured and how, in a paragraph for RESULTS.md. */
  readonly about: string;
  run(): Promise<readonly Row[]> | readonly Row[];
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** CPU seconds of this process, user and system, that a piece of work takes. */
export async function cpuSeconds(work: () => unknown): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

/**
 * Median CPU seconds of several pieces of work, side by side: each round runs every one
 * once, so that a machine that slows down slows all of them. One round beforehand warms up and does not count.
 */
export async function sideBySide<K extends string>(
  works: Readonly<Record<K, () => unknown>>,
  { rounds = 5 }: { readonly rounds?: number } = {},
): Promise<Record<K, number>> {
  const names = Object.keys(works) as K[];
  const seconds = new Map<K, number[]>(names.map((name) => [name, []]));
  for (let round = 0; round <= rounds; round++) {
    for (const name of names) {
      const taken = await cpuSeconds(works[name]);
      if (round > 0) seconds.get(name)!.push(taken);
    }
  }
  return Object.fromEntries(names.map((name) => [name, median(seconds.get(name)!)])) as Record<K, number>;
}
