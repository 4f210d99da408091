/**
 * Whether the same bytes stand in two places. They are compared eight at a time, as doubles: those of a text are never
 * all zero, so no two that differ are equal as numbers, and what is not a number equals nothing and is walked over. As many
 * as that may be looked at behind the first that differs.
 *
 * @param a in which a text of so many bytes stands, from `i` on.
 * @param b in which it may stand from `j` on.
 */
export function areSame(a: DataView, i: number, b: DataView, j: number, length: number): boolean {
  if (length < 8) return length < 4 ? areFewSame(a, i, b, j, length) : areSomeSame(a, i, b, j, length);
  const last = i + length - 8;
  for (; i < last; i += 8, j += 8) if (a.getFloat64(i, true) !== b.getFloat64(j, true)) return false;
  return a.getFloat64(last, true) === b.getFloat64(j + last - i, true);
}

/** Four to eight: two numbers of four that may share some. */
function areSomeSame(a: DataView, i: number, b: DataView, j: number, length: number): boolean {
  const last = length - 4;
  return a.getInt32(i, true) === b.getInt32(j, true) && a.getInt32(i + last, true) === b.getInt32(j + last, true);
}

function areFewSame(a: DataView, i: number, b: DataView, j: number, length: number): boolean {
  for (let k = 0; k < length; k++) if (a.getInt8(i + k) !== b.getInt8(j + k)) return false;
  return true;
}
