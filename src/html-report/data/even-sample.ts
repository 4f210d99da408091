/**
 * Samples a stream of unknown length evenly, keeping at most `most` items: every n-th item, where n doubles whenever there
 * are too many. The sample is deterministic.
 */
export class EvenSample<T> {
  readonly #most: number;
  #items: T[] = [];
  #seen = 0;
  #every = 1;

  constructor(most: number) {
    this.#most = most;
  }

  /** Offers the next item of the stream. `make` is called only if the item is kept. */
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

  /** Number of items offered. */
  get seen(): number {
    return this.#seen;
  }

  /** The current n: every n-th item is kept. */
  get every(): number {
    return this.#every;
  }
}
