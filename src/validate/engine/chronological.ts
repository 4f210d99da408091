import type { Entry } from "./entry.ts";

/**
 * Entries in the order in which they happened.
 *
 * If entries are in the wrong order, one of two things is wrong: the places of whole entries, or a time. The
 * first is believed only if all times bear it out, that is, if the entries put in order of their times do not overlap.
 * Then everything but the order itself is judged in that order, and two entries that changed places are one fault.
 */
export function chronological(entries: readonly Entry[]): readonly Entry[] {
  const isInverted = entries.some((entry, i) => i > 0 && entry.start < entries[i - 1]!.start);
  if (!isInverted || entries.some((entry) => Number.isNaN(entry.start))) return entries;
  // An open entry ends after all others; the sort is stable.
  const end = (entry: Entry) => (entry.hasEnd ? entry.end : Number.POSITIVE_INFINITY);
  const sorted = [...entries].sort((a, b) => a.start - b.start || end(a) - end(b));
  const isDisjoint = sorted.every((entry, i) => i === 0 || end(sorted[i - 1]!) <= entry.start);
  return isDisjoint ? sorted : entries;
}
