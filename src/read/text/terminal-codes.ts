/**
 * Colours, moves of the cursor and links, and what CloudWatch makes of tabs, carriage returns and the ESC that they
 * begin with. Each quantifier is bounded or runs over one class, so the time is linear.
 */
const CODES =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they begin with ESC
  /(?:\u001b|#033)\[[0-9;?]{0,24}[A-Za-z]|\u001b\]8;[^\u0007\u001b]{0,2000}(?:\u0007|\u001b\\)|#011|#015/g;

/** Removes the characters that a terminal does not show. */
export function withoutTerminalCodes(text: string): string {
  return text.replaceAll(CODES, "");
}
