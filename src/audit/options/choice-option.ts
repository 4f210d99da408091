import { InvalidArgumentError, Option } from "commander";
import { nearWord } from "../../model/misuse/did-you-mean.ts";

/** An option that takes one of these words. */
export function choiceOption(flags: string, description: string, words: readonly string[]): Option {
  return new Option(flags, description).choices(words).argParser((text) => {
    if (words.includes(text)) return text;
    throw invalidChoice(text, words);
  });
}

/** The error for another word; it suggests a near one. */
export function invalidChoice(text: string, words: readonly string[]): InvalidArgumentError {
  const near = nearWord(text, words);
  const question = near === undefined ? "" : `Did you mean ${near}? `;
  return new InvalidArgumentError(`${question}Allowed choices are ${words.join(", ")}.`);
}
