import { didYouMean } from "./did-you-mean.ts";
import { describe } from "./safe-access.ts";

/** Makes a TypeError that names the wrong word and the nearest right one. */
export function unknownWord(what: string, word: unknown, known: readonly string[]): TypeError {
  return new TypeError(
    `unknown ${what} ${describe(word)}: did you mean ${describe(didYouMean(String(word), known))}? Known: ${known.join(", ")}`,
  );
}
