/**
 * Few objects are in use at a time: one per input under comparison, and one more for each validation that a getter
 * starts.
 */
const MOST_SPARE = 4;

/**
 * Keeps large objects for reuse. It is a pool rather than a single object because a comparison needs two at a time, and
 * a getter in the input may start a validation during another one.
 */
export class ObjectPool<T> {
  readonly #make: () => T;
  readonly #isSmall: (lent: T) => boolean;
  readonly #spare: T[] = [];

  /** @param isSmall whether an object that comes back is small enough to keep. */
  constructor(make: () => T, isSmall: (lent: T) => boolean) {
    this.#make = make;
    this.#isSmall = isSmall;
  }

  borrow(): T {
    return this.#spare.pop() ?? this.#make();
  }

  giveBack(lent: T): void {
    if (this.#isSmall(lent) && this.#spare.length < MOST_SPARE) this.#spare.push(lent);
  }
}
