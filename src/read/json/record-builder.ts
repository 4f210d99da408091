import { trainingJob } from "../../machine/training-job.ts";
import { findJobs } from "../formats/find-jobs.ts";
import { isStatusList, looksLikeEntry } from "../formats/looks-like-entry.ts";
import type { Found } from "../formats/value-format.ts";
import { whatIsThere } from "../formats/what-is-there.ts";
import type { ReadRecord, Source } from "../read-record.ts";
import { decodeUtf8 } from "../text/bytes.ts";
import { formatHint } from "../text/format-hints.ts";
import { LONGEST_RECORD, type Span } from "./json-splitter.ts";
import { isLiteral, parseValue } from "./parse-value.ts";
import { recoverJobs } from "./recover-jobs.ts";

type Place = Omit<Source, "format">;

/** A record, and what is to be known of it until all are read: `isSnapshot`, that it is one of several moments of its job. */
export type Reading = ReadRecord & {
  readonly isSnapshot?: true;
  /** What is wrong with a bad record, in words that are the same for each that is bad in this way. */
  readonly fault?: string;
};

export interface ReadRecordOptions {
  readonly file?: string | undefined;
  readonly format?: string | undefined;
  readonly maxRecordBytes?: number | undefined;
  /** Notebook cell, counted from 1. */
  readonly cell?: number | undefined;
  /** The text is of other things too: a value that is not a history is skipped. */
  readonly isAmongOthers?: boolean | undefined;
  /** Called with a few words on each value that is skipped. */
  readonly onSkipped?: ((what: string) => void) | undefined;
}

/** The records in a parsed value, wherever it came from. */
export function recordsOf(value: unknown, place: Place, format: string | undefined): Reading[] {
  return findJobs(value, format).map((found) => toRecord(found, place));
}

/** The same if a value without a history is not a mistake: a history that cannot be read is one. */
function historiesOf(value: unknown, place: Place, onSkipped: ReadRecordOptions["onSkipped"]): Reading[] {
  const found = findJobs(value, undefined).filter((found) => found.kind === "job" || found.isHistory === true);
  if (found.length === 0) onSkipped?.(whatIsThere(value));
  return found.map((found) => toRecord(found, place));
}

function toRecord(found: Found, place: Place): Reading {
  const { format, path } = found;
  const whole = place.path === undefined ? path : [...place.path, ...(path ?? [])];
  const isWhole = whole === undefined || whole.length === 0;
  const source = extended(place, isWhole ? { format } : { format, path: whole });
  if (found.kind === "unreadable") return { kind: "unreadable", problem: found.problem, source, fault: found.problem };
  const { kind, name, job, hasTimes, isSnapshot, mayBeginMidway } = found;
  const record: Reading = name === undefined ? { kind, job, hasTimes, source } : { kind, name, job, hasTimes, source };
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
  `secondary_?status_?transitions[\\\\"']*\\s*[:=]\\s*\\[|\\bstatus[\\\\"']*\\s*[:=]\\s*[\\\\"']*(?:${trainingJob.statuses.join("|")})\\b[^{}]*start_?time`,
  "i",
);

/** What ends a call or a statement behind a value, and what fences it in Markdown, is nothing of its own. */
const FRAME = /^(?:[)\];,.]+|`+\w*)$/;

const PROBLEMS = {
  unclosed: "the record is cut off: a bracket or a quote is never closed",
  empty: "this array is empty: it holds neither jobs nor the entries of a history",
  "too long": "the record is longer than one can be; raise maxRecordBytes if it is meant to be so long",
} as const;

const NOTHING = new Uint8Array();

/** The array under way: a history so far, or elements of which none has told yet. */
interface OpenArray {
  readonly first: Span;
  last: Span;
  readonly values: unknown[];
  isHistory: boolean;
  isTooLong: boolean;
  readonly format: string | undefined;
}

/**
 * Turns spans of text into records. The elements of a top-level array are records of their own, unless the array is a
 * history itself, which its first object tells; then it is one record. Text that a value stands behind on its line is
 * its label, and no mistake where the value shows signs of a history.
 */
export class RecordBuilder {
  readonly #options: ReadRecordOptions;
  readonly #maxBytes: number;
  /** What all places of this text have in common. */
  readonly #owner: Pick<Place, "file" | "cell">;
  #array: OpenArray | undefined;
  /** The last array with an element that cannot be read: what is left of a list of statuses is not a history. */
  #broken: Span["array"];
  #label: { readonly span: Span; readonly text: string } | undefined;

  constructor(options: ReadRecordOptions) {
    this.#options = options;
    const { file, cell } = options;
    this.#owner = { ...(file === undefined ? {} : { file }), ...(cell === undefined ? {} : { cell }) };
    this.#maxBytes = options.maxRecordBytes ?? LONGEST_RECORD;
  }

  read(span: Span): Reading[] {
    const isAmongOthers = this.#options.isAmongOthers === true;
    // By far the most: a record per line, with nothing around it.
    if (span.parsed !== undefined && this.#array === undefined && !isAmongOthers) {
      return this.#records(span.parsed.value, span, undefined);
    }
    const records = this.#array !== undefined && this.#array.first.array !== span.array ? this.end() : [];
    const text = span.parsed?.text ?? decodeUtf8(span.bytes ?? NOTHING);
    if (span.problem === "no value") return [...records, ...this.#text(span, text)];
    const label = this.#label;
    this.#label = undefined;
    if (isAmongOthers) return [...records, ...this.#readAmongOthers(span, text)];
    if (label === undefined || MAY_HOLD_HISTORY.test(text)) return [...records, ...this.#read(span, text)];
    return [...records, ...this.#bad(label.span, ...neither(label.text))];
  }

  /** Text between values is a mistake where all is to be values, but for what belongs to a value on its line. */
  #text(span: Span, text: string): Reading[] {
    if (this.#options.isAmongOthers === true || FRAME.test(text.trim())) return [];
    if (span.isLabel === true) {
      this.#label = { span, text };
      return [];
    }
    return this.#bad(span, ...neither(text));
  }

  /** Other text is not a mistake, and neither is a value of something else. */
  #readAmongOthers(span: Span, text: string): Reading[] {
    if (!MAY_HOLD_HISTORY.test(text)) return [];
    const readings = this.#read(span, text);
    return LOOKS_LIKE_HISTORY.test(text)
      ? readings
      : readings.filter(({ kind, fault }) => kind === "job" || fault === undefined);
  }

  #read(span: Span, text: string): Reading[] {
    if (span.parsed !== undefined) return this.#value(span.parsed.value, span, undefined);
    if (span.problem !== undefined && span.problem !== "no value") return this.#bad(span, PROBLEMS[span.problem]);
    let value: unknown;
    let literal: string | undefined;
    try {
      ({ value, literal } = parseValue(text, this.#options.format));
    } catch (error) {
      return this.#bad(span, `the record cannot be read: ${(error as Error).message}`);
    }
    return this.#value(value, span, literal);
  }

  /** What is left when no span follows, or none of the same array. */
  end(): Reading[] {
    const array = this.#array;
    this.#array = undefined;
    if (array === undefined) return [];
    const { first, last, values, isHistory, isTooLong, format } = array;
    const isList = !isHistory && isStatusList(values);
    const begin = isHistory || isList ? first.array! : first;
    const place = { ...begin, byteLength: last.byteOffset + last.byteLength - begin.byteOffset };
    if (isTooLong) return [this.#unreadable(PROBLEMS["too long"], place)];
    if (isHistory) return this.#records(values, place, format);
    if (this.#options.isAmongOthers === true) return [];
    if (isList) return first.array === this.#broken ? [] : this.#records(values, place, format);
    const more = values.length === 1 ? "" : ` (${values.length} values of this array are not)`;
    return [this.#unreadable(`no training-job history found: this is not an object${more}`, place)];
  }

  /**
   * An element of an array waits where the array is a history, and where it is null or a scalar and the array has not
   * told yet what it is. A whole job is never an entry of a history.
   */
  #value(value: unknown, span: Span, format: string | undefined): Reading[] {
    const isEntry = looksLikeEntry(value);
    const isScalar = typeof value !== "object" || value === null;
    const isJob = !isEntry && !isScalar && !Array.isArray(value);
    if (span.array !== undefined && (isEntry || isScalar || (this.#array?.isHistory === true && !isJob))) {
      this.#array ??= { first: span, last: span, values: [], isHistory: false, isTooLong: false, format };
      this.#wait(this.#array, value, span);
      this.#array.isHistory ||= isEntry;
      return [];
    }
    return [...this.end(), ...this.#records(value, span, format)];
  }

  /** Memory holds one record, and no longer one than is allowed. */
  #wait(array: OpenArray, value: unknown, span: Span): void {
    array.last = span;
    array.isTooLong ||= span.byteOffset + span.byteLength - array.first.byteOffset > this.#maxBytes;
    if (array.isTooLong) array.values.length = 0;
    else array.values.push(value);
  }

  #records(value: unknown, span: Span, format: string | undefined): Reading[] {
    // A literal is how the text is written; what it holds can be of any format.
    const asked = isLiteral(this.#options.format) ? undefined : this.#options.format;
    const place = this.#place(span);
    const records = this.#options.isAmongOthers
      ? historiesOf(value, place, this.#options.onSkipped)
      : recordsOf(value, place, asked);
    return format === undefined
      ? records
      : records.map((record) => ({ ...record, source: { ...record.source, format } }));
  }

  /** A history that breaks off is one bad record: a part of it would be judged for what the rest says. */
  #bad(span: Span, problem: string, fault = problem): Reading[] {
    this.#broken = span.array;
    const isHistory = this.#array !== undefined && (this.#array.isHistory || isStatusList(this.#array.values));
    const begin = isHistory ? this.#array!.first.array! : span;
    const before = isHistory ? [] : this.end();
    this.#array = undefined;
    const byteLength = span.byteOffset + span.byteLength - begin.byteOffset;
    const { line, byteOffset } = begin;
    const bad = { ...this.#unreadable(problem, { line, byteOffset, byteLength }), fault };
    return [...before, bad, ...this.#swallowed(span)];
  }

  /** The whole jobs in a value that cannot be read: what stands behind the fault is not lost with it. */
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

/** The problem of text that is no value, with what it begins with, and its fault. */
function neither(text: string): [problem: string, fault: string] {
  const fault = "this is neither JSON nor any other format of a history";
  return [`${fault}: ${formatHint(text)}`, fault];
}
