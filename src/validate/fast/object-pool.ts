/**
 * Keeps one large object for reuse. It is lent, because a getter in the input may start a validation during another
 * one: whoever borrows while it is away gets a new object.
 */
export class ObjectPool<T> {
  readonly #make: () => T;
  readonly #isSmall: (lent: T) => boolean;
  #spare: T | undefined;

  /** @param isSmall whether an object that comes back is small enough to keep. */
  constructor(make: () => T, isSmall: (lent: T) => boolean) {
    this.#make = make;
    this.#isSmall = isSmall;
  }

  borrow(): T {
    const lent = this.#spare ?? this.#make();
    this.#spare = undefined;
    return lent;
  }

  giveBack(lent: T): void {
    if (this.#isSmall(lent)) this.#spare = lent;
  }
}
