/** Deeper than any response; a text that nests deeper is a trick or a mistake. */
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
]);

const SPACE = /\s*(?:#[^\n]*\s*)*/y;
const NUMBER = /[+-]?(?:\d[\d_]*\.?\d*|\.\d+)(?:[eE][+-]?\d+)?/y;
const NAME = /[A-Za-z_][\w.]*/y;
/** What is no literal in Python either: `<UTC>`, `<class 'list'>`, `<DstTzInfo 'US/Pacific' PDT-1 day, 17:00:00 DST>`. */
const ANGLED = /<[^<>]*>/y;
const PREFIX = /[bBuUrRfF]{0,2}(?=['"])/y;

/** A time of the hour that a clock shows twice when it is put back, shown for the second time. */
const REPEATED =
  /datetime\((\d{1,4}), ?(\d\d?), ?(\d\d?), ?(\d\d?),(?: ?\d{1,6},)* ?(?:tzinfo=[\w.]{1,40}\([^()]{0,40}\), ?)?fold=1/;

/** What a call leaves behind: `datetime.datetime(…)` an ISO text, `tzutc()` a zone, anything else its first argument. */
interface Zone {
  /** Seconds east of UTC; undefined for the zone of a machine that nobody knows. */
  readonly offset: number | undefined;
}

/**
 * Parses a Python literal, as `repr` and `pprint` print a boto3 response: dicts, lists, tuples, strings, numbers,
 * `None`, `datetime.datetime(…, tzinfo=tzlocal())`. A time in `tzlocal()` becomes a time without a zone.
 *
 * @throws SyntaxError that says what stands where.
 */
export function parsePython(text: string): unknown {
  return new Parser(text).whole();
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
      const key = String(this.#value());
      if (!this.#takes(":")) throw this.#unexpected(":");
      entries.push([key, this.#value()]);
      if (!this.#takes(",") && !this.#sees("}")) throw this.#unexpected(", or }");
    }
    return Object.fromEntries(entries);
  }

  #items(close: string): unknown[] {
    const items: unknown[] = [];
    this.#at++;
    while (!this.#takes(close)) {
      items.push(this.#value());
      if (!this.#takes(",") && !this.#sees(close)) throw this.#unexpected(`, or ${close}`);
    }
    return items;
  }

  #scalar(): unknown {
    const strings = this.#strings();
    if (strings !== undefined) return strings;
    const number = this.#match(NUMBER);
    if (number !== undefined) return Number(number.replaceAll("_", ""));
    const angled = this.#match(ANGLED);
    if (angled !== undefined) return zoneOf(angled);
    const name = this.#match(NAME);
    if (name === undefined) throw this.#unexpected("a value");
    if (this.#sees("(")) return this.#call(name);
    if (WORDS.has(name)) return WORDS.get(name);
    if (/(^|\.)utc$/i.test(name)) return { offset: 0 } satisfies Zone;
    throw new SyntaxError(`${name} at ${this.#at - name.length} is no literal`);
  }

  /** One string, or several that stand side by side, as pprint breaks a long one. */
  #strings(): string | undefined {
    let whole: string | undefined;
    for (;;) {
      const back = this.#at;
      this.#match(SPACE);
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
    const args: unknown[] = [];
    const named: Record<string, unknown> = Object.create(null);
    this.#takes("(");
    while (!this.#takes(")")) {
      const keyword = this.#match(/\s*[A-Za-z_]\w*\s*=/y);
      if (keyword === undefined) args.push(this.#value());
      else named[keyword.replace("=", "").trim()] = this.#value();
      if (!this.#takes(",") && !this.#sees(")")) throw this.#unexpected(", or )");
    }
    const value = called(name.slice(name.lastIndexOf(".") + 1), args, named);
    return name.endsWith("datetime") ? this.#onOneClock(value as string, named.fold === 1) : value;
  }

  /** In a zone that nobody knows, the clock that was put back is taken to have gone on: else order and lengths are lost. */
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

function called(name: string, args: readonly unknown[], named: Readonly<Record<string, unknown>>): unknown {
  switch (name) {
    case "datetime":
      return isoText(args, named.tzinfo ?? args[7]);
    case "tzutc":
      return { offset: 0 } satisfies Zone;
    case "tzlocal":
    case "tzfile":
    case "gettz":
    case "ZoneInfo":
      return { offset: isUtc(named.key ?? args[0]) ? 0 : undefined } satisfies Zone;
    case "tzoffset":
      return { offset: Number(args[1]) } satisfies Zone;
    case "timedelta":
      return Number(named.days ?? args[0] ?? 0) * 86_400 + Number(named.seconds ?? args[1] ?? 0);
    case "timezone":
      return { offset: Number(args[0]) } satisfies Zone;
    case "OrderedDict":
      return isPairs(args[0]) ? Object.fromEntries(args[0]) : (args[0] ?? {});
    case "defaultdict":
      return args[1] ?? {};
    default:
      return args[0] ?? null;
  }
}

function isUtc(zone: unknown): boolean {
  return typeof zone === "string" && /^(?:Etc\/)?(?:UTC|GMT|Zulu)$/.test(zone);
}

function isPairs(value: unknown): value is [string, unknown][] {
  return Array.isArray(value) && value.every((pair) => Array.isArray(pair) && pair.length === 2);
}

/** What pytz prints for a zone: its offset stands in days and a time; anything else in angles tells nothing. */
function zoneOf(angled: string): Zone | null {
  if (angled === "<UTC>") return { offset: 0 };
  const parts = /^<DstTzInfo .*?([+-]\d+|0)(?: days?, (\d+))?:(\d\d):(\d\d)/.exec(angled);
  if (parts === null) return null;
  const [days, hours] = parts[2] === undefined ? [0, Number(parts[1])] : [Number(parts[1]), Number(parts[2])];
  return { offset: ((days * 24 + hours) * 60 + Number(parts[3])) * 60 + Number(parts[4]) };
}

/** The arguments of `datetime.datetime` as ISO text; numbers that make no date give a text that no rule takes for a time. */
function isoText(args: readonly unknown[], zone: unknown): string {
  const [year, month, day, hour = 0, minute = 0, second = 0, micros = 0] = args.map(Number);
  if (day === undefined) return `datetime(${args.join(", ")})`;
  const pad = (n: number | undefined, width = 2) => String(n).padStart(width, "0");
  const fraction = micros === 0 ? "" : `.${pad(micros, 6)}`;
  const local = `${pad(year, 4)}-${pad(month)}-${pad(day)}T${pad(hour)}:${pad(minute)}:${pad(second)}${fraction}`;
  const offset = (zone as Zone | undefined)?.offset;
  if (offset === undefined || Number.isNaN(offset)) return local;
  const minutes = Math.abs(Math.trunc(offset / 60));
  return `${local}${offset < 0 ? "-" : "+"}${pad(Math.trunc(minutes / 60))}:${pad(minutes % 60)}`;
}
