/** Bytes that can be compared. */
export const SHORTEST = 4;

/**
 * Whether the same bytes stand in two places. They are compared eight at a time, as doubles: those of a text are never
 * all zero, so no two that differ are equal as numbers, and what is not a number equals nothing and is walked over.
 *
 * @param first where a text stands, of `length` bytes, 4 or more.
 */
export function areSame(view: DataView, first: number, second: number, length: number): boolean {
  const last = first + length - 8;
  if (length < 8) {
    return (
      view.getInt32(first, true) === view.getInt32(second, true) &&
      view.getInt32(first + length - 4, true) === view.getInt32(second + length - 4, true)
    );
  }
  const shift = second - first;
  for (let at = first; at < last; at += 8)
    if (view.getFloat64(at, true) !== view.getFloat64(at + shift, true)) return false;
  return view.getFloat64(last, true) === view.getFloat64(last + shift, true);
}
