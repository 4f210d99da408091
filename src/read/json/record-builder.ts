import type { Lifecycle } from "../../machine/lifecycle.ts";
import { type DuplicateKey, NO_DUPLICATES } from "../../model/duplicate-key.ts";
import { duplicateKeys, withDuplicates } from "../duplicates/duplicate-keys.ts";
import { mayHaveDuplicates } from "../duplicates/may-have-duplicates.ts";
import { findJobs } from "../formats/find-jobs.ts";
import { isStatusList, looksLikeEntry } from "../formats/looks-like-entry.ts";
import { fieldsOf, responseStatuses } from "../formats/response-lifecycles.ts";
import type { Found } from "../formats/value-format.ts";
import { whatIsThere } from "../formats/what-is-there.ts";
import type { ReadRecord, Source } from "../read-record.ts";
import { decodeUtf8 } from "../text/bytes.ts";
import { formatHint } from "../text/format-hints.ts";
import { LONGEST_RECORD, type Parsed, type Span } from "./json-splitter.ts";
import { isLiteral, parseValue } from "./parse-value.ts";
import { recoverJobs } from "./recover-jobs.ts";

type Place = Omit<Source, "format">;

/** A record, and what is known of it until all are read. `isSnapshot`: it is one of several responses for its job. */
export type Reading = ReadRecord & {
  readonly isSnapshot?: true;
  /** What is wrong with a bad record, in the same words for every record with this fault. */
  readonly fault?: string;
};

export interface ReadRecordOptions {
  readonly file?: string | undefined;
  readonly format?: string | undefined;
  readonly maxRecordBytes?: number | undefined;
  /** The lifecycle that the user chose: its field names and statuses are recognized too. */
  readonly lifecycle?: Lifecycle | undefined;
  /** Notebook cell, counted from 1. */
  readonly cell?: number | undefined;
  /** The text holds other things too: a value that is not a history is skipped. */
  readonly isAmongOthers?: boolean | undefined;
  /** Called with a few words on each value that is skipped. */
  readonly onSkipped?: ((what: string) => void) | undefined;
}

/** The records in a parsed value, wherever it came from, and the duplicate keys of its text. */
export function recordsOf(
  value: unknown,
  place: Place,
  { format, lifecycle }: Pick<ReadRecordOptions, "format" | "lifecycle">,
  duplicates: readonly DuplicateKey[] = NO_DUPLICATES,
): Reading[] {
  return findJobs(value, format, lifecycle).map((found) => toRecord(withDuplicates(found, duplicates), place));
}

/** The same if a value without a history is not a mistake: a history that cannot be read is one. */
function historiesOf(
  value: unknown,
  place: Place,
  { onSkipped, lifecycle }: ReadRecordOptions,
  duplicates: readonly DuplicateKey[],
): Reading[] {
  const isHistory = (found: Found) => found.kind === "job" || found.isHistory === true;
  const found = findJobs(value, undefined, lifecycle).filter(isHistory);
  if (found.length === 0) onSkipped?.(whatIsThere(value));
  return found.map((found) => toRecord(withDuplicates(found, duplicates), place));
}

function toRecord(found: Found, place: Place): Reading {
  const { format, path } = found;
  const whole = place.path === undefined ? path : [...place.path, ...(path ?? [])];
  const isWhole = whole === undefined || whole.length === 0;
  const source = extended(place, isWhole ? { format } : { format, path: whole });
  if (found.kind === "unreadable") return { kind: "unreadable", problem: found.problem, source, fault: found.problem };
  const { kind, name, job, hasTimes, lifecycle, isSnapshot, mayBeginMidway, duplicateKeys } = found;
  const known: Reading = name === undefined ? { kind, job, hasTimes, source } : { kind, name, job, hasTimes, source };
  const plain = lifecycle === undefined ? known : { ...known, lifecycle };
  const record = duplicateKeys === undefined ? plain : { ...plain, duplicateKeys };
  if (mayBeginMidway !== undefined) return { ...record, mayBeginMidway };
  return isSnapshot === undefined ? record : { ...record, isSnapshot };
}

/** As `{ ...object, ...more }`, which takes V8 some 2 µs where keys are added: half the time to parse a job. */
function extended<A extends object, B extends object>(object: A, more: B): A & B {
  return Object.assign({}, object, more);
}

/** What a value among other text must hold to be parsed at all: the name of the array, or an entry's fields. */
const MAY_HOLD_HISTORY = /secondary_?status_?transitions|start_?time|TrainingJobSummaries|JobStatus/i;

/** What a value must hold to be reported if it cannot be parsed: the name of the array with its bracket, or a status. */
const LOOKS_LIKE_HISTORY = new RegExp(
  `secondary_?status_?transitions[\\\\"']*\\s*[:=]\\s*\\[|\\bstatus[\\\\"']*\\s*[:=]\\s*[\\\\"']*(?:${[...responseStatuses].join("|")})\\b[^{}]*start_?time`,
  "i",
);

/** What ends a call or a statement after a value, or fences it in Markdown. */
const FRAME = /^(?:[)\];,.]+|`+\w*)$/;

const PROBLEMS = {
  unclosed: "the record is cut off: a bracket or a quote is never closed",
  empty: "this array is empty: it holds neither jobs nor the entries of a history",
  "too long": "the record is longer than the limit; raise maxRecordBytes to read it",
} as const;

const NOTHING = new Uint8Array();

/** The array under way: a history, or elements that do not show yet what the array is. */
interface OpenArray {
  readonly first: Span;
  last: Span;
  readonly values: unknown[];
  readonly duplicates: DuplicateKey[];
  isHistory: boolean;
  isTooLong: boolean;
  readonly format: string | undefined;
}

/**
 * Turns spans of text into records. The elements of a top-level array are records of their own, unless its first object
 * shows that the array is a history; then it is one record. Text before a value on the same line is its label, and not
 * an error if the value looks like a history.
 */
export class RecordBuilder {
  readonly #options: ReadRecordOptions;
  readonly #maxBytes: number;
  /** What all places of this text have in common. */
  readonly #owner: Pick<Place, "file" | "cell">;
  /** What a value holds that may be a history of the chosen lifecycle. */
  readonly #ownNames: readonly string[];
  #array: OpenArray | undefined;
  /** The last array with an element that cannot be read: what is left of a list of statuses is not a history. */
  #broken: Span["array"];
  #label: { readonly span: Span; readonly text: string } | undefined;

  constructor(options: ReadRecordOptions) {
    this.#options = options;
    const { file, cell, lifecycle } = options;
    const own = lifecycle?.fields === undefined ? undefined : fieldsOf(lifecycle);
    this.#ownNames = own === undefined ? [] : [own.history, own.start];
    this.#owner = { ...(file === undefined ? {} : { file }), ...(cell === undefined ? {} : { cell }) };
    this.#maxBytes = options.maxRecordBytes ?? LONGEST_RECORD;
  }

  read(span: Span): Reading[] {
    const isAmongOthers = this.#options.isAmongOthers === true;
    // The most common case: one record per line, with nothing around it.
    if (span.parsed !== undefined && this.#array === undefined && !isAmongOthers) {
      return this.#records(span.parsed.value, span, undefined, duplicatesIn(span, span.parsed, undefined));
    }
    const records = this.#array !== undefined && this.#array.first.array !== span.array ? this.end() : [];
    const text = span.parsed?.text ?? decodeUtf8(span.bytes ?? NOTHING);
    if (span.problem === "no value") return [...records, ...this.#text(span, text)];
    const label = this.#label;
    this.#label = undefined;
    if (isAmongOthers) return [...records, ...this.#readAmongOthers(span, text)];
    if (label === undefined || this.#mayHoldHistory(text)) return [...records, ...this.#read(span, text)];
    return [...records, ...this.#bad(label.span, ...neither(label.text))];
  }

  /** Text between values is an error if the input should be values only, unless it belongs to a value on its line. */
  #text(span: Span, text: string): Reading[] {
    if (this.#options.isAmongOthers === true || FRAME.test(text.trim())) return [];
    if (span.isLabel === true) {
      this.#label = { span, text };
      return [];
    }
    return this.#bad(span, ...neither(text));
  }

  /** Other text is not an error, nor is a value of something else. A value too long to be read may be a history. */
  #readAmongOthers(span: Span, text: string): Reading[] {
    if (span.problem === "too long") return this.#bad(span, PROBLEMS["too long"]);
    if (!this.#mayHoldHistory(text)) return [];
    const readings = this.#read(span, text);
    return LOOKS_LIKE_HISTORY.test(text)
      ? readings
      : readings.filter(({ kind, fault }) => kind === "job" || fault === undefined);
  }

  #mayHoldHistory(text: string): boolean {
    return MAY_HOLD_HISTORY.test(text) || this.#ownNames.some((name) => text.includes(name));
  }

  #read(span: Span, text: string): Reading[] {
    if (span.parsed !== undefined) return this.#value(span.parsed, span, undefined);
    if (span.problem !== undefined && span.problem !== "no value") return this.#bad(span, PROBLEMS[span.problem]);
    let value: unknown;
    let literal: string | undefined;
    try {
      ({ value, literal } = parseValue(text, this.#options.format));
    } catch (error) {
      return this.#bad(span, `the record cannot be read: ${(error as Error).message}`);
    }
    return this.#value({ text, value }, span, literal);
  }

  /** What is left if no span of the same array follows. */
  end(): Reading[] {
    const array = this.#array;
    this.#array = undefined;
    if (array === undefined) return [];
    const { first, last, values, duplicates, isHistory, isTooLong, format } = array;
    const isList = !isHistory && isStatusList(values, this.#options.lifecycle);
    const begin = isHistory || isList ? first.array! : first;
    const place = { ...begin, byteLength: last.byteOffset + last.byteLength - begin.byteOffset };
    if (isTooLong) return [this.#unreadable(PROBLEMS["too long"], place)];
    if (isHistory) return this.#records(values, place, format, duplicates);
    if (this.#options.isAmongOthers === true) return [];
    if (isList) return first.array === this.#broken ? [] : this.#records(values, place, format, NO_DUPLICATES);
    const more = values.length === 1 ? "" : ` (${values.length} values of this array are not)`;
    return [this.#unreadable(`no training-job history found: this is not an object${more}`, place)];
  }

  /**
   * An element of an array waits if the array is a history, or if the element is null or a scalar and does not show what
   * the array is. A whole job is never an entry of a history.
   */
  #value(parsed: Parsed, span: Span, format: string | undefined): Reading[] {
    const { value } = parsed;
    const duplicates = duplicatesIn(span, parsed, format);
    const isEntry = looksLikeEntry(value, this.#options.lifecycle);
    const isScalar = typeof value !== "object" || value === null;
    const isJob = !isEntry && !isScalar && !Array.isArray(value);
    if (span.array !== undefined && (isEntry || isScalar || (this.#array?.isHistory === true && !isJob))) {
      const none = { values: [], duplicates: [], isHistory: false, isTooLong: false };
      this.#array ??= { first: span, last: span, ...none, format };
      const at = this.#array.values.length;
      this.#array.duplicates.push(...duplicates.map((key) => ({ ...key, path: [at, ...key.path] })));
      this.#wait(this.#array, value, span);
      this.#array.isHistory ||= isEntry;
      return [];
    }
    return [...this.end(), ...this.#records(value, span, format, duplicates)];
  }

  /** Memory holds one record, up to the longest that is allowed. */
  #wait(array: OpenArray, value: unknown, span: Span): void {
    array.last = span;
    array.isTooLong ||= span.byteOffset + span.byteLength - array.first.byteOffset > this.#maxBytes;
    if (array.isTooLong) array.values.length = 0;
    else array.values.push(value);
  }

  #records(value: unknown, span: Span, format: string | undefined, duplicates: readonly DuplicateKey[]): Reading[] {
    // A literal is how the text is written; what it holds can be of any format.
    const asked = isLiteral(this.#options.format) ? undefined : this.#options.format;
    const place = this.#place(span);
    const records = this.#options.isAmongOthers
      ? historiesOf(value, place, this.#options, duplicates)
      : recordsOf(value, place, { format: asked, lifecycle: this.#options.lifecycle }, duplicates);
    return format === undefined
      ? records
      : records.map((record) => ({ ...record, source: { ...record.source, format } }));
  }

  /** A history that breaks off is one bad record: rules would report the part for what the rest says. */
  #bad(span: Span, problem: string, fault = problem): Reading[] {
    this.#broken = span.array;
    const isHistory =
      this.#array !== undefined && (this.#array.isHistory || isStatusList(this.#array.values, this.#options.lifecycle));
    const begin = isHistory ? this.#array!.first.array! : span;
    const before = isHistory ? [] : this.end();
    this.#array = undefined;
    const byteLength = span.byteOffset + span.byteLength - begin.byteOffset;
    const { line, byteOffset, column } = begin;
    const bad = { ...this.#unreadable(problem, { line, byteOffset, byteLength, column }), fault };
    return [...before, bad, ...this.#swallowed(span)];
  }

  /** The whole jobs in a value that cannot be read, so that a fault does not lose what follows it. */
  #swallowed(span: Span): Reading[] {
    const reader = new RecordBuilder({ ...this.#options, isAmongOthers: true });
    return [...recoverJobs(span)].flatMap((job) => reader.read(job)).filter(({ kind }) => kind === "job");
  }

  #unreadable(problem: string, span: Span): Reading {
    return { kind: "unreadable", problem, source: { ...this.#place(span), format: this.#options.format ?? "unknown" } };
  }

  #place({ line, byteOffset, byteLength }: Span): Place {
    return extended(this.#owner, { line, byteOffset, byteLength });
  }
}

/** The duplicate keys of a span. The literals of other languages than JSON are rare and take the exact search at once. */
function duplicatesIn(
  { line, column }: Span,
  { text, value }: Parsed,
  literal: string | undefined,
): readonly DuplicateKey[] {
  if (literal === undefined && !mayHaveDuplicates(text, value)) return NO_DUPLICATES;
  return duplicateKeys(text, { line, column: column + 1 });
}

/** The problem of text that is not a value, with its beginning, and its fault. */
function neither(text: string): [problem: string, fault: string] {
  const fault = "this is neither JSON nor any other format of a history";
  return [`${fault}: ${formatHint(text)}`, fault];
}
