import { parsePython } from "../formats/python.ts";

/** A value, and the language that it is written in. */
export interface ParsedValue {
  readonly value: unknown;
  readonly isPython: boolean;
}

/**
 * Parses JSON, or else a Python literal.
 *
 * @param isPython whether it is to be Python, without a try as JSON.
 * @throws SyntaxError in JSON's words, unless the text has Python's quotes. They are the same in all engines: newer ones
 *   add a line and column, which are those of the record and not of the input.
 */
export function parseValue(text: string, isPython: boolean): ParsedValue {
  if (isPython) return { value: parsePython(text), isPython };
  try {
    return { value: JSON.parse(text), isPython };
  } catch (error) {
    if (/'|\b(?:None|True|False|datetime)\b/.test(text)) return { value: parsePython(text), isPython: true };
    throw new SyntaxError((error as Error).message.replace(/ \(line \d+ column \d+\)$/, ""));
  }
}
