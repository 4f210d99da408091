import { parsePython } from "../formats/python.ts";

/** The languages in which a value can be printed, beside JSON. They are read by one parser and differ in name alone. */
export const LITERALS = ["python", "go", "node"] as const;

/** Whether a format says only that values are literals of another language than JSON. */
export function isLiteral(format: string | undefined): boolean {
  return LITERALS.some((name) => name === format);
}

type Literal = (typeof LITERALS)[number];

/** A value, and the language it is written in if that is not JSON. */
export interface ParsedValue {
  readonly value: unknown;
  readonly literal: Literal | undefined;
}

/** Words and quotes that JSON does not have. */
const OF_PYTHON = /'|\b(?:None|True|False|datetime)\b/;

/** The first key has no quotes, or is the one that AWS's SDK for JavaScript puts first. */
const BARE_KEYS = /^[\s{[&]*(?:[A-Za-z_$][\w$]*:\s|'\$metadata')/;

/** `2019-07-03 18:17:34 +0000 UTC` */
const OF_GO = /: \d{4}-\d\d-\d\d \d\d:\d\d:\d\d[.\d]* [+-]\d{4} /;

/**
 * Parses JSON, or else a literal of another language.
 *
 * @param literal the language, if it is known not to be JSON.
 * @throws SyntaxError in JSON's words, unless the text has Python's quotes. They are the same in all engines: newer ones
 *   add a line and column, which are those of the record and not of the input.
 */
export function parseValue(text: string, literal: string | undefined): ParsedValue {
  const asked = LITERALS.find((name) => name === literal);
  if (asked !== undefined) return { value: parsePython(text), literal: asked };
  try {
    return { value: JSON.parse(text), literal: undefined };
  } catch (error) {
    if (BARE_KEYS.test(text)) {
      const value = tryLiteral(text);
      if (value !== undefined) return { value, literal: OF_GO.test(text) ? "go" : "node" };
    }
    if (OF_PYTHON.test(text)) return { value: parsePython(text), literal: "python" };
    throw new SyntaxError((error as Error).message.replace(/ \(line \d+ column \d+\)$/, ""));
  }
}

function tryLiteral(text: string): unknown {
  try {
    return parsePython(text);
  } catch {
    return undefined;
  }
}
