import { type Instant, mapTimes } from "../../model/map-times.ts";
import type { Writer } from "../writer.ts";

/** A boto3 response as Python's `repr` prints it, as shown in notebooks. */
export const python: Writer = {
  precision: "milliseconds",
  carries: "job",
  value: (job) => repr(mapTimes(job, (instant) => new Literal(datetime(instant)))),
};

/** Text that `repr` prints unquoted. */
class Literal {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** boto3 prints times in `tzlocal()`, whose offset a reader cannot know, so this writes UTC. */
function datetime({ milliseconds, isNaive }: Instant): string {
  const time = new Date(milliseconds);
  const clock = [time.getUTCHours(), time.getUTCMinutes(), time.getUTCSeconds(), time.getUTCMilliseconds() * 1000];
  // Python omits microseconds, and then seconds, if they are zero.
  while (clock.length > 2 && clock.at(-1) === 0) clock.pop();
  const parts = [time.getUTCFullYear(), time.getUTCMonth() + 1, time.getUTCDate(), ...clock];
  return `datetime.datetime(${parts.join(", ")}, tzinfo=${isNaive ? "tzlocal" : "tzutc"}())`;
}

function repr(value: unknown): string {
  if (value instanceof Literal) return value.text;
  if (typeof value === "string") return quoted(value);
  if (typeof value === "boolean") return value ? "True" : "False";
  if (typeof value === "number") return Number.isNaN(value) ? "nan" : `${value}`.replace("Infinity", "inf");
  if (Array.isArray(value)) return `[${value.map(repr).join(", ")}]`;
  if (typeof value !== "object" || value === null) return "None";
  return `{${Object.entries(value)
    .map(([key, field]) => `${quoted(key)}: ${repr(field)}`)
    .join(", ")}}`;
}

const NAMED: Readonly<Record<string, string>> = { "\n": "\\n", "\r": "\\r", "\t": "\\t", "\\": "\\\\" };

/** Single quotes, unless the text contains a single but no double quote. Unprintable characters become escapes. */
function quoted(text: string): string {
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  const escaped = text.replaceAll(/[\\\p{C}\p{Zl}\p{Zp}]/gu, (character) => NAMED[character] ?? code(character));
  return `${quote}${quote === "'" ? escaped.replaceAll("'", "\\'") : escaped}${quote}`;
}

function code(character: string): string {
  const point = character.codePointAt(0)!;
  const hex = (width: number) => point.toString(16).padStart(width, "0");
  return point <= 0xff ? `\\x${hex(2)}` : point <= 0xffff ? `\\u${hex(4)}` : `\\U${hex(8)}`;
}
