import { angledValue, assigned, called, type Zone } from "./python-calls.ts";

/** Deeper than any response; deeper nesting is an attack or a mistake. */
const DEEPEST = 500;

const WORDS = new Map<string, unknown>([
  ["None", null],
  ["True", true],
  ["False", false],
  ["null", null],
  ["true", true],
  ["false", false],
  ["nan", Number.NaN],
  ["inf", Number.POSITIVE_INFINITY],
  ["undefined", undefined],
  // Node's console prints `[Object]` and `[Array]` for deeply nested values.
  ["Object", null],
  ["Array", null],
]);

const SPACE = /\s*(?:#[^\n]*\s*)*/y;
const NUMBER = /[+-]?(?:\d[\d_]*\.?\d*|\.\d+)(?:[eE][+-]?\d+)?/y;
const NAME = /[A-Za-z_][\w.]*/y;
/** Python prints these and cannot read them: `<UTC>`, `<class 'list'>`, `<DstTzInfo 'US/Pacific' PDT-1 day, 17:00:00 DST>`. */
const ANGLED = /<[^<>]*>/y;
const PLUS = /\+\s*(?=['"])/y;
const PREFIX = /[bBuUrRfF]{0,2}(?=['"])/y;
/** A keyword and its value: `status='Starting'`. */
const KEYWORD = /\s*([A-Za-z_]\w*)\s*=(?!=)/y;
/** A field whose value can begin. */
export const FIRST_FIELD = /\b[a-z][a-z_0-9]*=(?=['"[{(\w<-])/g;
/** A key without quotes, as Go and Node print the fields of an object. */
const BARE_KEY = /[A-Za-z_$][\w$]*(?=\s*:)/y;
/** A time without quotes: Go's `2019-07-03 18:17:34.5 +0000 UTC m=+0.1`, Node's `2019-07-03T18:17:34.500Z`. */
const BARE_TIME =
  /(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d:\d\d(?:\.\d+)?)(?:(Z)| ([+-]\d\d)(\d\d) (?:[A-Z]{1,5}|[+-]\d{2,4})(?: m=[+-][\d.]+)?)/y;
/** An offset as a call's only argument: pydantic's `TzInfo(-08:00)`. */
const OFFSET = /\(([+-])(\d\d):(\d\d)\)/y;

const BARE_TIME_PARTS = new RegExp(`^${BARE_TIME.source}$`);

/** A time in the hour that repeats when clocks go back, in its second occurrence. */
const REPEATED =
  /datetime\((\d{1,4}), ?(\d\d?), ?(\d\d?), ?(\d\d?),(?: ?\d{1,6},)* ?(?:tzinfo=[\w.]{1,40}\([^()]{0,40}\), ?)?fold=1/;

/**
 * Parses a Python literal, as `repr` and `pprint` print a boto3 response: dicts, lists, tuples, strings, numbers,
 * `None`, `datetime.datetime(…, tzinfo=tzlocal())`. A time in `tzlocal()` becomes a time without a zone. The objects
 * that Go's SDK and Node's console print are read as well: they differ in keys and times without quotes.
 *
 * @throws SyntaxError naming what was expected and the offset.
 */
export function parsePython(text: string): unknown {
  return new Parser(text).whole();
}

/**
 * Parses fields that are separated by spaces, as pydantic prints an object: `status='Starting' start_time=…`. The fields
 * end before the first text that is not a field.
 *
 * @returns the first fields that are wanted, because words before them may look like fields.
 */
export function parseFields(text: string, isWanted: (fields: object) => boolean): object | undefined {
  return new Parser(text).fields(isWanted);
}

class Parser {
  readonly #text: string;
  #at = 0;
  #depth = 0;

  /** The end of the hour that the text's clock showed twice, if there is one. */
  readonly #putBack: string | undefined;

  constructor(text: string) {
    this.#text = text;
    const [, ...repeated] = REPEATED.exec(text) ?? [];
    if (repeated.length > 0) {
      const [year, month, day, hour] = repeated.map((part) => part!.padStart(2, "0"));
      this.#putBack = `${year}-${month}-${day}T${String(Number(hour) + 1).padStart(2, "0")}`;
    }
  }

  whole(): unknown {
    const value = this.#value();
    this.#match(SPACE);
    if (this.#at < this.#text.length) throw this.#unexpected("the end");
    return value;
  }

  fields(isWanted: (fields: object) => boolean): object | undefined {
    for (;;) {
      const fields = this.#fieldsFromHere();
      if (isWanted(fields)) return fields;
      FIRST_FIELD.lastIndex = this.#at + 1;
      const next = FIRST_FIELD.exec(this.#text);
      if (next === null) return undefined;
      this.#at = next.index;
    }
  }

  #fieldsFromHere(): object {
    const fields: Record<string, unknown> = {};
    let end = this.#at;
    try {
      for (let keyword = this.#keyword(); keyword !== undefined; keyword = this.#keyword()) {
        fields[keyword] = this.#value();
        end = this.#at;
      }
    } catch {
      // What follows the last whole field is not part of the object.
      this.#depth = 0;
    }
    this.#at = end;
    return assigned(fields);
  }

  #keyword(): string | undefined {
    return this.#match(KEYWORD)?.replace("=", "").trim();
  }

  #value(): unknown {
    this.#match(SPACE);
    const character = this.#text[this.#at];
    if (++this.#depth > DEEPEST) throw new SyntaxError(`nested deeper than ${DEEPEST} levels at ${this.#at}`);
    const value =
      character === "{"
        ? this.#dict()
        : character === "[" || character === "("
          ? this.#items(character === "[" ? "]" : ")")
          : this.#scalar();
    this.#depth--;
    return value;
  }

  #dict(): object {
    const entries: [string, unknown][] = [];
    this.#at++;
    while (!this.#takes("}")) {
      const bare = this.#match(BARE_KEY);
      const key = bare ?? String(this.#value());
      if (!this.#takes(":")) throw this.#unexpected(":");
      entries.push([key, this.#value()]);
      if (!this.#takes(",") && !this.#sees("}")) throw this.#unexpected(", or }");
    }
    return assigned(Object.fromEntries(entries));
  }

  #items(close: string): unknown[] {
    const items: unknown[] = [];
    this.#at++;
    while (!this.#takes(close)) {
      items.push(this.#value());
      // Go prints no commas between the elements of a bare slice.
      if (!this.#takes(",") && !this.#sees(close) && !this.#sees("{")) throw this.#unexpected(`, or ${close}`);
    }
    return items;
  }

  #scalar(): unknown {
    const strings = this.#strings();
    if (strings !== undefined) return strings;
    const time = this.#match(BARE_TIME);
    if (time !== undefined) return time.replace(BARE_TIME_PARTS, "$1T$2$3$4:$5").replace(/:$/, "");
    const number = this.#match(NUMBER);
    if (number !== undefined) return Number(number.replaceAll("_", ""));
    const angled = this.#match(ANGLED);
    if (angled !== undefined) return angledValue(angled);
    const name = this.#match(NAME);
    if (name === undefined) throw this.#unexpected("a value");
    if (this.#sees("(")) return this.#call(name);
    if (WORDS.has(name)) return WORDS.get(name);
    if (/(^|\.)utc$/i.test(name)) return { offset: 0 } satisfies Zone;
    throw new SyntaxError(`${name} at ${this.#at - name.length} is no literal`);
  }

  /** One string, or the parts of a long one: pprint puts them side by side, Node's console adds a `+`. */
  #strings(): string | undefined {
    let whole: string | undefined;
    for (;;) {
      const back = this.#at;
      this.#match(SPACE);
      if (whole !== undefined) this.#match(PLUS);
      const prefix = this.#match(PREFIX);
      if (prefix === undefined) {
        this.#at = back;
        return whole;
      }
      whole = (whole ?? "") + this.#string(/r/i.test(prefix));
    }
  }

  #string(isRaw: boolean): string {
    const quote = this.#text[this.#at]!;
    const begin = ++this.#at;
    for (; this.#at < this.#text.length; this.#at++) {
      const character = this.#text[this.#at];
      if (character === "\\") this.#at++;
      else if (character === quote) {
        const inner = this.#text.slice(begin, this.#at++);
        return isRaw ? inner : unescaped(inner);
      }
    }
    throw new SyntaxError(`the string at ${begin - 1} is not closed`);
  }

  #call(name: string): unknown {
    const offset = this.#match(OFFSET);
    if (offset !== undefined) {
      const seconds = (Number(offset.slice(2, 4)) * 60 + Number(offset.slice(5, 7))) * 60;
      return { offset: offset[1] === "-" ? -seconds : seconds } satisfies Zone;
    }
    const args: unknown[] = [];
    const named: Record<string, unknown> = Object.create(null);
    this.#takes("(");
    while (!this.#takes(")")) {
      const keyword = this.#keyword();
      if (keyword === undefined) args.push(this.#value());
      else named[keyword] = this.#value();
      if (!this.#takes(",") && !this.#sees(")")) throw this.#unexpected(", or )");
    }
    const value = called(name.slice(name.lastIndexOf(".") + 1), args, named);
    return name.endsWith("datetime") ? this.#onOneClock(value as string, named.fold === 1) : value;
  }

  /** In an unknown zone, a clock that was put back is read as if it had not been, to keep order and durations. */
  #onOneClock(time: string, isRepeated: boolean): string {
    const isNaive = !/[+-]\d\d:\d\d$/.test(time);
    if (!isNaive || !(isRepeated || (this.#putBack !== undefined && time >= this.#putBack))) return time;
    const hour = Date.parse(`${time.slice(0, 13)}:00Z`);
    return Number.isNaN(hour) ? time : new Date(hour + 3_600_000).toISOString().slice(0, 13) + time.slice(13);
  }

  #match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text)?.[0];
    if (found === undefined) return undefined;
    this.#at += found.length;
    return found;
  }

  #sees(character: string): boolean {
    this.#match(SPACE);
    return this.#text[this.#at] === character;
  }

  #takes(character: string): boolean {
    const sees = this.#sees(character);
    if (sees) this.#at++;
    else if (this.#at >= this.#text.length) throw this.#unexpected(character);
    return sees;
  }

  #unexpected(expected: string): SyntaxError {
    const found = this.#at < this.#text.length ? JSON.stringify(this.#text.slice(this.#at, this.#at + 12)) : "the end";
    return new SyntaxError(`expected ${expected} at ${this.#at}, found ${found}`);
  }
}

const ESCAPES: Readonly<Record<string, string>> = {
  n: "\n",
  t: "\t",
  r: "\r",
  "0": "\0",
  a: "\x07",
  b: "\b",
  f: "\f",
  v: "\v",
  "\n": "",
};

function unescaped(text: string): string {
  return text.replaceAll(
    /\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|([\s\S]))/g,
    (all, x, u, U, character) => {
      if (character !== undefined) return ESCAPES[character] ?? (/['"\\]/.test(character) ? character : all);
      const code = Number.parseInt(x ?? u ?? U, 16);
      return code <= 0x10ffff ? String.fromCodePoint(code) : all;
    },
  );
}
