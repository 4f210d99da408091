/**
 * A random sample of a stream of unknown length (Vitter's algorithm R): every item has the same chance to be kept. The
 * seed is fixed, so that one stream always gives one sample.
 */
export class Sample<T> {
  readonly #most: number;
  readonly #kept: { readonly at: number; readonly item: T }[] = [];
  #seen = 0;
  #seed = 1;

  constructor(most: number) {
    this.#most = most;
  }

  /** Offers the next item of the stream, which is made only if it is kept. */
  offer(make: () => T): void {
    const at = this.#seen++;
    const place = at < this.#most ? at : Math.floor(this.#random() * this.#seen);
    if (place < this.#most) this.#kept[place] = { at, item: make() };
  }

  /** The kept items, in the order of the stream. */
  get items(): readonly T[] {
    return [...this.#kept].sort((a, b) => a.at - b.at).map(({ item }) => item);
  }

  /** How many items were offered. */
  get seen(): number {
    return this.#seen;
  }

  /** Between 0 and 1: Park and Miller's minimal standard generator. */
  #random(): number {
    this.#seed = (this.#seed * 48_271) % 2_147_483_647;
    return this.#seed / 2_147_483_647;
  }
}
