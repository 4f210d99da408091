/**
 * Whether the same bytes stand in two places. They are compared eight at a time, as doubles: those of a text are never
 * all zero, so no two that differ are equal as numbers, and what is not a number equals nothing and is walked over. As many
 * as that may be looked at behind the first that differs.
 *
 * @param first where a text stands, of so many bytes.
 */
export function areSame(view: DataView, first: number, second: number, length: number): boolean {
  if (length < 8)
    return length < 4 ? areFewSame(view, first, second, length) : areSomeSame(view, first, second, length);
  const last = first + length - 8;
  const shift = second - first;
  for (let at = first; at < last; at += 8) {
    if (view.getFloat64(at, true) !== view.getFloat64(at + shift, true)) return false;
  }
  return view.getFloat64(last, true) === view.getFloat64(last + shift, true);
}

/** Four to eight: two numbers of four that may share some. */
function areSomeSame(view: DataView, first: number, second: number, length: number): boolean {
  return (
    view.getInt32(first, true) === view.getInt32(second, true) &&
    view.getInt32(first + length - 4, true) === view.getInt32(second + length - 4, true)
  );
}

function areFewSame(view: DataView, first: number, second: number, length: number): boolean {
  for (let i = 0; i < length; i++) if (view.getInt8(first + i) !== view.getInt8(second + i)) return false;
  return true;
}
