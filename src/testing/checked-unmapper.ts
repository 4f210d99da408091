import { isSame } from "./is-same.ts";

/**
 * An unmapper for `Arbitrary.map`. It accepts the source that `read` returns only if the mapper turns it back into the
 * same value, so `read` may be lenient.
 *
 * @throws TypeError if the mapper cannot have produced the value.
 */
export function checkedUnmapper<T, U>(mapper: (source: T) => U, read: (value: U) => T): (value: unknown) => T {
  return (value) => {
    const source = read(value as U);
    if (!isSame(mapper(source), value)) throw new TypeError("not a value of this arbitrary");
    return source;
  };
}
