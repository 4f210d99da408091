/**
 * A sample of a stream of unknown length that is evenly spread over it and never larger than `most`: every n-th item,
 * n doubling whenever there are too many. No chance is involved: the same stream gives the same sample.
 */
export class EvenSample<T> {
  readonly #most: number;
  #items: T[] = [];
  #seen = 0;
  #every = 1;

  constructor(most: number) {
    this.#most = most;
  }

  /** Offers the next item of the stream; it is made only if it is kept. */
  offer(make: () => T): void {
    if (this.#seen++ % this.#every !== 0) return;
    this.#items.push(make());
    if (this.#items.length <= this.#most) return;
    this.#items = this.#items.filter((_, i) => i % 2 === 0);
    this.#every *= 2;
  }

  get items(): readonly T[] {
    return this.#items;
  }

  /** How many items were offered. */
  get seen(): number {
    return this.#seen;
  }

  /** Every how-many-th item is kept. */
  get every(): number {
    return this.#every;
  }
}
