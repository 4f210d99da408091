/**
 * The known word that a word was most likely meant to be: the one with the fewest single-letter edits, where upper
 * and lower case, `_`, `-` and spaces do not count, and a word that begins with the other is near.
 *
 * @example
 * ```ts
 * nearest("PreparingTraining", ["Training", "PreparingTrainingStack"]); // "PreparingTrainingStack"
 * ```
 */
export function nearest(word: string, known: readonly string[]): string {
  const plain = (text: string) =>
    text
      .toLowerCase()
      .replaceAll(/[\s_-]/g, "")
      .slice(0, 64);
  const target = plain(word);
  let best = known[0] ?? "";
  let least = Number.POSITIVE_INFINITY;
  for (const candidate of known) {
    const other = plain(candidate);
    const isPrefix = target.length >= 4 && (other.startsWith(target) || target.startsWith(other));
    const distance = isPrefix ? Math.abs(other.length - target.length) / 4 : edits(target, other);
    if (distance < least) [best, least] = [candidate, distance];
  }
  return best;
}

/** Levenshtein distance. */
function edits(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)));
    }
    row = next;
  }
  return row[b.length]!;
}
