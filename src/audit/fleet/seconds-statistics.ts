import { Sample } from "./sample.ts";

/** Values kept for the median and p95, at most. */
const MOST_KEPT = 100_000;

export interface SecondsSummary {
  readonly count: number;
  readonly median: number;
  /** 95 % of the values are at most this. */
  readonly p95: number;
  readonly max: number;
  readonly total: number;
}

/**
 * Summarizes numbers in bounded memory. Count, maximum and total are exact; median and p95 are exact up to 100,000
 * numbers, and those of a sample of that size beyond.
 */
export class SecondsStatistics {
  readonly #sample = new Sample<number>(MOST_KEPT);
  #total = 0;
  #max = 0;

  add(value: number): void {
    this.#total += value;
    this.#max = Math.max(this.#max, value);
    this.#sample.offer(() => value);
  }

  get summary(): SecondsSummary {
    const sorted = Float64Array.from(this.#sample.items).sort();
    return {
      count: this.#sample.seen,
      median: quantile(sorted, 0.5),
      p95: quantile(sorted, 0.95),
      max: this.#max,
      total: this.#total,
    };
  }
}

/** With linear interpolation, as in NumPy and pandas; 0 without values. */
function quantile(sorted: Float64Array, q: number): number {
  if (sorted.length === 0) return 0;
  const place = (sorted.length - 1) * q;
  const [below, above] = [sorted[Math.floor(place)]!, sorted[Math.ceil(place)]!];
  return below + (above - below) * (place % 1);
}
