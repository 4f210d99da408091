/**
 * Makes text from an input safe to print: control characters, which could move the cursor or paint, and marks that turn
 * the writing direction are shown as their code points. So is a sign of what a CI server takes for a command in a log:
 * `##[...]`, `##vso[...]` and `##teamcity[...]` anywhere in a line, `::...::` at its beginning.
 */
export function escapeControl(text: string): string {
  return text.replace(HARMFUL, (sign) => codePoint(sign.at(-1)!, sign.slice(0, -1)));
}

/** A value as JSON in which text of an input is harmless too; it parses to the same value. */
export function plainJson(value: unknown): string {
  return escapeControl(JSON.stringify(value));
}

const HARMFUL =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufffe\uffff]|##(?=\w*\[)|^\s*:(?=:)/g;

function codePoint(character: string, before: string): string {
  return `${before}\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
