import { stringify } from "fast-check";

/**
 * The unmapper of a mapper, for `Arbitrary.map`: what `read` takes a value for is believed only if the mapper makes
 * the very same value of it. So `canShrinkWithoutContext` agrees with what is generated, whatever `read` overlooks.
 *
 * @throws TypeError where the value is none that the mapper makes.
 */
export function checkedUnmapper<T, U>(mapper: (source: T) => U, read: (value: U) => T): (value: unknown) => T {
  return (value) => {
    const source = read(value as U);
    if (stringify(mapper(source)) !== stringify(value)) throw new TypeError("not a value of this arbitrary");
    return source;
  };
}
