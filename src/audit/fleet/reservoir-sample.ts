/** More values than this are told by as many, drawn evenly from all. */
const MOST_KEPT = 100_000;

/** Seconds, summed up. */
export interface SampleSummary {
  readonly count: number;
  readonly median: number;
  /** 95 of 100 are at most this. */
  readonly p95: number;
  readonly max: number;
  readonly total: number;
}

/**
 * Numbers of which the middle is wanted. Memory: at most 800 kB. Count, maximum and total are exact; median and p95
 * are exact up to 100,000 numbers, and those of an even sample of that size beyond.
 */
export class ReservoirSample {
  readonly #kept: number[] = [];
  #count = 0;
  #total = 0;
  #max = 0;
  #seed = 1;

  add(value: number): void {
    this.#count++;
    this.#total += value;
    this.#max = Math.max(this.#max, value);
    // Vitter's algorithm R: each of the numbers so far is in the sample with the same chance.
    const place = this.#count <= MOST_KEPT ? this.#count - 1 : Math.floor(this.#random() * this.#count);
    if (place < MOST_KEPT) this.#kept[place] = value;
  }

  get summary(): SampleSummary {
    const sorted = Float64Array.from(this.#kept).sort();
    return {
      count: this.#count,
      median: quantile(sorted, 0.5),
      p95: quantile(sorted, 0.95),
      max: this.#max,
      total: this.#total,
    };
  }

  /** Between 0 and 1, and the same in every run: Park and Miller's minimal standard. */
  #random(): number {
    this.#seed = (this.#seed * 48_271) % 2_147_483_647;
    return this.#seed / 2_147_483_647;
  }
}

/** With linear interpolation, as NumPy and pandas have it; 0 of nothing. */
function quantile(sorted: Float64Array, q: number): number {
  if (sorted.length === 0) return 0;
  const place = (sorted.length - 1) * q;
  const [below, above] = [sorted[Math.floor(place)]!, sorted[Math.ceil(place)]!];
  return below + (above - below) * (place % 1);
}
