import { nearWord } from "./did-you-mean.ts";
import { describe } from "./safe-access.ts";

/** Makes a TypeError that names the wrong word, a near one if there is any, and all that are allowed. */
export function unknownWord(what: string, word: unknown, known: readonly string[]): TypeError {
  const near = nearWord(String(word), known);
  const question = near === undefined ? "" : `did you mean ${describe(near)}? `;
  return new TypeError(`unknown ${what} ${describe(word)}: ${question}Known: ${known.join(", ")}`);
}
