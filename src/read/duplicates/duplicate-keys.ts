import { type DuplicateKey, isReadPath, type Location, readField } from "../../model/duplicate-key.ts";
import type { Found } from "../formats/value-format.ts";
import { endOfString } from "../json/quotes.ts";

type Path = readonly (string | number)[];

/** Deeper than any field that rules read: keys below are not kept. */
const DEEPEST = 32;

/** A key of an open object. */
interface Key {
  readonly at: number;
  /** What was found of it, once it came twice. */
  found: Twice | undefined;
}

interface Twice {
  readonly path: Path;
  readonly key: string;
  readonly first: number;
  last: number;
}

/** An open bracket; the first level is the text itself, which can be fields without a bracket. */
interface Level {
  /** Undefined in arrays. */
  readonly keys: Map<string, Key> | undefined;
  /** The key of the current value; undefined before it, and in arrays. */
  key: string | undefined;
  /** The index of the current value in an array. */
  index: number;
  /** A value was closed, and no comma has followed it: Go prints none between the elements of a slice. */
  hasEnded: boolean;
}

/** A word without quotes: a key in Go and in Node's console, a keyword in Python. */
const WORD = /[A-Za-z_$][\w$]*/y;

/**
 * Finds the keys that an object in a text has more than once. It reads JSON and the literals of other languages alike,
 * because only keys, brackets and quotes count, and takes linear time.
 *
 * @param begin the place of the text in its input; if undefined, the results have no places.
 */
export function duplicateKeys(text: string, begin: Location | undefined): readonly DuplicateKey[] {
  const found: Twice[] = [];
  const levels = [openLevel("(")];
  let word: { readonly text: string; readonly at: number } | undefined;
  for (let at = 0; at < text.length; ) {
    const character = text[at]!;
    const level = levels.at(-1)!;
    if (character === '"' || character === "'") {
      const end = endOfString(text, at);
      word = { text: text.slice(at + 1, end - 1), at };
      at = end;
      continue;
    }
    WORD.lastIndex = at;
    const name = WORD.exec(text)?.[0];
    if (name !== undefined) {
      word = { text: name, at };
      at += name.length;
      continue;
    }
    if (OPENING.includes(character)) {
      if (level.hasEnded) level.index++;
      levels.push(openLevel(levels.length > DEEPEST ? "[" : character));
    } else if (CLOSING.includes(character)) {
      if (levels.length > 1) levels.pop();
      levels.at(-1)!.hasEnded = true;
    } else if (character === ",") {
      level.index++;
      level.key = undefined;
      level.hasEnded = false;
    } else if (word !== undefined && (character === "=" || (character === ":" && level.key === undefined))) {
      beginValue(levels, word.text, word.at, found);
    } else if (character === "#") at = endOfLine(text, at);
    if (!/\s/.test(character)) word = undefined;
    at++;
  }
  const place = begin === undefined ? undefined : placer(text, begin);
  return found.map(({ path, key, first, last }) => ({ path, key, places: place && [place(first), place(last)] }));
}

/** A job with the duplicate keys of the text that concern it: around the job, or inside it and read by rules. */
export function withDuplicates(found: Found, all: readonly DuplicateKey[]): Found {
  if (all.length === 0 || found.kind !== "job") return found;
  const own = all.flatMap((duplicate) => duplicateIn(found.path ?? [], duplicate) ?? []);
  return own.length === 0 ? found : { ...found, duplicateKeys: [...(found.duplicateKeys ?? []), ...own] };
}

/** A duplicate key with its path in the job that is at a path in the text, in AWS's names. */
function duplicateIn(job: Path, duplicate: DuplicateKey): DuplicateKey | undefined {
  const { path } = duplicate;
  if (job.some((key, i) => i < path.length && key !== path[i])) return undefined;
  const inside = path.slice(job.length).map((key) => readField(String(key)) ?? key);
  return isReadPath(inside) ? { ...duplicate, path: inside } : undefined;
}

const OPENING = "{[(";
const CLOSING = "}])";

function openLevel(bracket: string): Level {
  return { keys: bracket === "[" ? undefined : new Map(), key: undefined, index: 0, hasEnded: false };
}

function beginValue(levels: readonly Level[], word: string, at: number, found: Twice[]): void {
  const level = levels.at(-1)!;
  if (level.keys === undefined) return;
  const key = word.includes("\\") ? unescaped(word) : word;
  level.key = key;
  const known = level.keys.get(key);
  if (known === undefined) level.keys.set(key, { at, found: undefined });
  else if (known.found !== undefined) known.found.last = at;
  else {
    known.found = { path: levels.flatMap(keyOf), key, first: known.at, last: at };
    found.push(known.found);
  }
}

function keyOf({ keys, key, index }: Level): Path {
  return keys === undefined ? [index] : key === undefined ? [] : [key];
}

function unescaped(word: string): string {
  return word.replaceAll(/\\u([0-9a-fA-F]{4})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}

function endOfLine(text: string, begin: number): number {
  const end = text.indexOf("\n", begin);
  return end < 0 ? text.length : end;
}

/** Converts indices into a text to places in its input. */
function placer(text: string, { line, column }: Location): (at: number) => Location {
  const begins = [0];
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) begins.push(at + 1);
  return (at) => {
    let [low, high] = [0, begins.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (begins[middle]! <= at) low = middle;
      else high = middle - 1;
    }
    return { line: line + low, column: at - begins[low]! + (low === 0 ? column : 1) };
  };
}
