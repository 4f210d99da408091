import { ABSENT } from "../../history/decoded-job.ts";
import { type HistoryColumns, ZONED } from "../../history/history-columns.ts";
import type { Slots } from "./slots.ts";

/** All that a scanner has read of a job. */
export interface ScannedFields {
  readonly slots: Slots;
  readonly history: HistoryColumns;
}

/** Bytes; more jobs than have room for are scanned when their turn comes. */
const INTEGER_BYTES = 512 * 1024;
const NUMBER_BYTES = 512 * 1024;
const HEAD_BYTES = 8;

/** Of a record in integers: where the object begins and ends, the length of its history; the marks and statuses follow. */
const RECORD_HEAD = 3;

const recorded = new WeakMap<ArrayBufferLike, RecordedJobs>();

/**
 * What a scanner has read of the jobs of a piece, one after the other, in memory that threads share: one of them scans, and
 * another has no need to.
 */
export class RecordedJobs {
  readonly memory: SharedArrayBuffer;
  /** Where the piece begins in its buffer, and how many integers are taken. */
  readonly #head: Int32Array;
  readonly #integers: Int32Array;
  readonly #numbers: Float64Array;
  #integer = 0;
  #number = 0;

  constructor(memory = new SharedArrayBuffer(HEAD_BYTES + NUMBER_BYTES + INTEGER_BYTES)) {
    this.memory = memory;
    this.#head = new Int32Array(memory, 0, HEAD_BYTES / 4);
    this.#numbers = new Float64Array(memory, HEAD_BYTES, NUMBER_BYTES / 8);
    this.#integers = new Int32Array(memory, HEAD_BYTES + NUMBER_BYTES, INTEGER_BYTES / 4);
  }

  /** The jobs of a piece with these bytes, where they were recorded. */
  static of({ buffer, byteOffset }: Uint8Array): RecordedJobs | undefined {
    const jobs = recorded.get(buffer);
    if (jobs === undefined || jobs.#head[0] !== byteOffset) return undefined;
    jobs.#integer = 0;
    jobs.#number = 0;
    return jobs;
  }

  /** From now on these are the jobs of what stands in the buffer. */
  belongTo(buffer: ArrayBufferLike): void {
    recorded.set(buffer, this);
  }

  /** Nothing is recorded, of a piece that begins there in its buffer. */
  begin(byteOffset: number): void {
    this.#integer = 0;
    this.#number = 0;
    this.#head[0] = byteOffset;
    this.#head[1] = 0;
  }

  /** Records a job that stands behind all others; it is left out where there is no room. */
  add(at: number, end: number, { slots, history }: ScannedFields): void {
    const { marks, numbers } = slots;
    const { length } = history;
    const integers = this.#integers;
    let i = this.#integer;
    let n = this.#number;
    if (i + RECORD_HEAD + marks.length + length > integers.length) return;
    if (n + numbers.length + 2 * length > this.#numbers.length) return;
    integers[i++] = at;
    integers[i++] = end;
    integers[i++] = length;
    for (let k = 0; k < marks.length; k++) integers[i++] = marks[k]!;
    for (let k = 0; k < length; k++) integers[i++] = history.statuses[k]!;
    for (let k = 0; k < numbers.length; k++) this.#numbers[n++] = numbers[k]!;
    for (let k = 0; k < length; k++) {
      this.#numbers[n++] = history.starts[k]!;
      this.#numbers[n++] = history.ends[k]!;
    }
    this.#integer = i;
    this.#number = n;
    this.#head[1] = i;
  }

  /** Recalls the job that begins at `at`, no job before it being asked for any more: where it ends, or ABSENT. */
  recall(at: number, { slots, history }: ScannedFields): number {
    const { marks, numbers } = slots;
    const integers = this.#integers;
    const taken = this.#head[1]!;
    while (this.#integer < taken && integers[this.#integer]! < at) {
      const length = integers[this.#integer + 2]!;
      this.#integer += RECORD_HEAD + marks.length + length;
      this.#number += numbers.length + 2 * length;
    }
    let i = this.#integer;
    let n = this.#number;
    if (i >= taken || integers[i] !== at) return ABSENT;
    const end = integers[i + 1]!;
    const length = integers[i + 2]!;
    i += RECORD_HEAD;
    for (let k = 0; k < marks.length; k++) marks[k] = integers[i++]!;
    history.reserve(length);
    history.length = length;
    history.zones = ZONED;
    for (let k = 0; k < length; k++) history.statuses[k] = integers[i++]!;
    for (let k = 0; k < numbers.length; k++) numbers[k] = this.#numbers[n++]!;
    for (let k = 0; k < length; k++) {
      history.starts[k] = this.#numbers[n++]!;
      history.ends[k] = this.#numbers[n++]!;
    }
    return end;
  }
}
