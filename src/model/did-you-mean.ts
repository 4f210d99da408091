import { describe } from "./safe-access.ts";

/**
 * Returns the most similar known word: the one with the fewest single-letter edits, ignoring case, `_`, `-` and spaces.
 * A word that begins with the other counts as similar.
 *
 * @example
 * ```ts
 * didYouMean("PreparingTraining", ["Training", "PreparingTrainingStack"]); // "PreparingTrainingStack"
 * ```
 */
export function didYouMean(word: string, known: readonly string[]): string {
  return nearest(word, known).best;
}

/** The same word, if it is near: at most a third of the letters differ. */
export function nearWord(word: string, known: readonly string[]): string | undefined {
  const { best, least } = nearest(word, known);
  return least <= Math.max(1, word.length / 3) ? best : undefined;
}

function nearest(word: string, known: readonly string[]): { readonly best: string; readonly least: number } {
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
    const distance = Math.min(prefixDistance(target, other), prefixDistance(other, target));
    if (distance < least) [best, least] = [candidate, distance];
  }
  return { best, least };
}

/** The fewest edits that turn a word into a prefix of another. The rest of the other word weighs little. */
function prefixDistance(word: string, whole: string): number {
  const distances = edits(word, whole);
  const rest = word.length < 4 ? 1 : 1 / 4;
  return Math.min(...distances.map((n, i) => n + (whole.length - i) * rest));
}

/** Levenshtein distances of a word from each beginning of another, the empty one first. */
function edits(a: string, b: string): readonly number[] {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)));
    }
    row = next;
  }
  return row;
}

/** Makes a TypeError that names the wrong word, a near one if there is any, and all that are allowed. */
export function unknownWord(what: string, word: unknown, known: readonly string[]): TypeError {
  const near = nearWord(String(word), known);
  const question = near === undefined ? "" : `did you mean ${describe(near)}? `;
  return new TypeError(`unknown ${what} ${describe(word)}: ${question}Known: ${known.join(", ")}`);
}
