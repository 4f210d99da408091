/**
 * Something large to work with that is made once and lent again and again. It is lent, since a getter in the input may ask
 * for a validation during another: who comes while it is away gets one of his own.
 */
export class ObjectPool<T> {
  readonly #make: () => T;
  readonly #isSmall: (lent: T) => boolean;
  #spare: T | undefined;

  /** @param isSmall whether it has not grown so large that it is better let go. */
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
