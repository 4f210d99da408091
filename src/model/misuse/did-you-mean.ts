import { describe } from "../safe-access.ts";

/**
 * Returns the most similar known word: the one with the fewest single-letter edits or swaps of two letters, ignoring
 * case, `_`, `-` and spaces. A word that begins with the other counts as similar.
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

/** A longer word is compared by its beginning. */
const LONGEST = 64;

function plain(text: string): string {
  // A file may have a million unknown words, and mostly there is nothing to remove.
  const short = text.length > 4 * LONGEST ? text.slice(0, 4 * LONGEST) : text;
  return (SEPARATORS.test(short) ? short.replaceAll(/[\s_-]/g, "") : short).toLowerCase().slice(0, LONGEST);
}

const SEPARATORS = /[\s_-]/;

/** The fewest edits that turn a word into a prefix of another. The rest of the other word weighs little. */
function prefixDistance(word: string, whole: string): number {
  const distances = edits(word, whole);
  const rest = word.length < 4 ? 1 : 1 / 4;
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0; i <= whole.length; i++) least = Math.min(least, distances[i]! + (whole.length - i) * rest);
  return least;
}

/** Rows of distances, reused: a result is valid until the next call of {@link edits}. */
const rows = [new Uint8Array(LONGEST + 1), new Uint8Array(LONGEST + 1), new Uint8Array(LONGEST + 1)] as const;

/**
 * Edit distances of a word from each beginning of another, the empty one first. Two swapped letters are one edit, as in
 * the optimal string alignment distance.
 */
function edits(a: string, b: string): Uint8Array {
  let [earlier, previous, row] = rows as readonly [Uint8Array, Uint8Array, Uint8Array];
  for (let j = 0; j <= b.length; j++) previous[j] = j;
  for (let i = 1; i <= a.length; i++) {
    const letter = a.charCodeAt(i - 1);
    row[0] = i;
    for (let j = 1; j <= b.length; j++) {
      const replaced = previous[j - 1]! + (letter === b.charCodeAt(j - 1) ? 0 : 1);
      row[j] = Math.min(previous[j]! + 1, row[j - 1]! + 1, replaced);
      const isSwapped = i > 1 && j > 1 && letter === b.charCodeAt(j - 2) && a.charCodeAt(i - 2) === b.charCodeAt(j - 1);
      if (isSwapped) row[j] = Math.min(row[j]!, earlier[j - 2]! + 1);
    }
    [earlier, previous, row] = [previous, row, earlier];
  }
  return previous;
}

/** Makes a TypeError that names the wrong word, a near one if there is any, and all that are allowed. */
export function unknownWord(what: string, word: unknown, known: readonly string[]): TypeError {
  const near = nearWord(String(word), known);
  const question = near === undefined ? "" : `did you mean ${describe(near)}? `;
  return new TypeError(`unknown ${what} ${describe(word)}: ${question}Known: ${known.join(", ")}`);
}
