import { plainKey } from "../../model/duplicate-key.ts";
import { endOfString } from "../../read/json/quotes.ts";
import type { Path } from "../../validate/engine/finding.ts";

/** Terminal codes hold brackets. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: the codes begin with ESC
const CODES = /\u001b\[[0-9;?]{0,24}[A-Za-z]/g;

const OPENING = "{[(";
const CLOSING = "}])";

/** The end of an unquoted word, such as a key in Go or a keyword in Python. */
const WORD = /[A-Za-z_$][\w$]*/y;

/**
 * Returns the index in a text of the value at a path. If the text lacks a part of the path, returns the index of the
 * longest prefix that it has; undefined if it has no part of it.
 *
 * It reads JSON and the literals of other languages alike, because only keys, brackets and quotes count. A key matches
 * in any case and spelling: `SecondaryStatusTransitions` is `secondary_status_transitions=` in what SDK v3 prints.
 */
export function findPath(text: string, path: Path): number | undefined {
  const plain = text.replaceAll(CODES, (code) => " ".repeat(code.length));
  let at = firstOpening(plain, path[0]);
  let found: number | undefined;
  for (const key of path) {
    if (at === undefined) break;
    const next = typeof key === "number" ? elementAt(plain, at, key) : valueOfKey(plain, at, key);
    if (next === undefined) break;
    found = next;
    at = openingAt(plain, next);
  }
  return found;
}

/** The opening bracket of the text; fields that are printed without one are in the text as a whole. */
function firstOpening(text: string, key: string | number | undefined): number | undefined {
  const at = text.search(/[{[(]/);
  if (at < 0 || key === undefined) return undefined;
  if (typeof key === "number" && text[at] !== "[") return undefined;
  return /^[a-z]\w*=/.test(text) ? -1 : at;
}

/** The bracket that opens the value at an index. In a call, it follows the name of the class. */
function openingAt(text: string, index: number): number | undefined {
  const [, name = ""] = /^([\w.]*)[{[(]/.exec(text.slice(index, index + 200)) ?? [undefined, undefined];
  return OPENING.includes(text[index + name.length]!) ? index + name.length : undefined;
}

/** The value of a key inside the bracket at an index. */
function valueOfKey(text: string, opening: number, key: string): number | undefined {
  const wanted = plainKey(key);
  let word = "";
  for (let at = opening + 1; at < text.length; ) {
    const character = text[at]!;
    if (character === '"' || character === "'") {
      const end = endOfString(text, at);
      word = text.slice(at + 1, end - 1);
      at = end;
    } else if (character === ":" || character === "=") {
      if (plainKey(word) === wanted) return skipSpace(text, at + 1);
      word = "";
      at++;
    } else if (OPENING.includes(character)) at = endOfBracket(text, at);
    else if (CLOSING.includes(character)) return undefined;
    else {
      WORD.lastIndex = at;
      const found = WORD.exec(text)?.[0];
      if (found !== undefined) word = found;
      at += found?.length ?? 1;
    }
  }
  return undefined;
}

/** The element of a list. Elements that are brackets need no commas between them. */
function elementAt(text: string, opening: number, index: number): number | undefined {
  let count = 0;
  let isInside = false;
  for (let at = opening + 1; at < text.length; ) {
    const character = text[at]!;
    if (CLOSING.includes(character)) return undefined;
    if (character === ",") isInside = false;
    else if (!/\s|[│┆]/.test(character) && !isInside) {
      if (count++ === index) return at;
      isInside = true;
    }
    if (character === '"' || character === "'") at = endOfString(text, at);
    else if (OPENING.includes(character)) {
      at = endOfBracket(text, at);
      isInside = text[skipSpace(text, at)] !== "{";
    } else at++;
  }
  return undefined;
}

function endOfBracket(text: string, begin: number): number {
  let depth = 0;
  for (let at = begin; at < text.length; ) {
    const character = text[at]!;
    if (character === '"' || character === "'") {
      at = endOfString(text, at);
      continue;
    }
    if (OPENING.includes(character)) depth++;
    else if (CLOSING.includes(character) && --depth === 0) return at + 1;
    at++;
  }
  return text.length;
}

function skipSpace(text: string, at: number): number {
  let i = at;
  while (i < text.length && /\s/.test(text[i]!)) i++;
  return i;
}
