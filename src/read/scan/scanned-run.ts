import type { DecodedJob } from "../../history/decoded-job.ts";
import type { PassedBytes } from "../splitter.ts";
import type { JobScanner } from "./job-scanner.ts";
import { BROKEN, type JsonText } from "./json-bytes.ts";
import { ScannedJob } from "./scanned-job.ts";

/** Takes a scanned job for what it is, or gives undefined: then it is parsed. The numbers are those of the next job soon. */
export type Take<T> = (job: ScannedJob, numbers: DecodedJob) => T | undefined;

/** Where a run begins. */
export interface RunStart {
  readonly text: JsonText;
  readonly from: number;
  readonly to: number;
  readonly file: string | undefined;
  /** Line and offset in the input of the first byte of the run. */
  readonly line: number;
  readonly byteOffset: number;
}

/**
 * Objects that follow each other, each on one line, as far as they can be scanned and are taken. It is to be gone through
 * before the reader is asked for more.
 */
export class ScannedRun {
  readonly kind = "scanned";
  readonly #scanner: JobScanner;
  readonly #start: RunStart;
  /** Behind the last object that was taken, and behind what may stand between objects. */
  at: number;
  #lines = 0;
  #lineAt = BROKEN;
  #textAt = BROKEN;
  #isInFirstLine = false;
  #hasObjects = false;
  /** Where the object ends that was not taken; BROKEN where it is none that stands there whole. */
  rejectedEnd = BROKEN;

  constructor(scanner: JobScanner, start: RunStart) {
    this.#scanner = scanner;
    this.#start = start;
    this.at = start.from;
    this.#passSeparators();
  }

  get file(): string | undefined {
    return this.#start.file;
  }

  /** Whether an object begins there. */
  get isAtObject(): boolean {
    return this.at < this.#start.to && this.#start.text.bytes[this.at] === 0x7b;
  }

  /** What was read of the piece, for the reader that reads on. */
  get passed(): PassedBytes {
    const { from } = this.#start;
    return {
      bytes: this.at - from,
      lines: this.#lines,
      lineAt: this.#lineAt - from,
      textAt: this.#textAt === BROKEN ? BROKEN : this.#textAt - from,
      isInFirstLine: this.#isInFirstLine,
      hasObjects: this.#hasObjects,
    };
  }

  /** The jobs as they are taken, each to be looked at before the next one is asked for. */
  *jobs<T>(take: Take<T>): Generator<T> {
    const { text, to } = this.#start;
    const scanner = this.#scanner;
    const job = new ScannedJob(scanner, this.#start);
    while (this.isAtObject) {
      const { at } = this;
      const end = scanner.scan(text, at);
      this.rejectedEnd = end > to ? BROKEN : end;
      if (this.rejectedEnd === BROKEN || !scanner.isUsual) return;
      job.set(at, end, this.#lines);
      const taken = take(job, scanner.job);
      if (taken === undefined) return;
      this.#pass(end);
      yield taken;
    }
  }

  #pass(end: number): void {
    if (this.#textAt === BROKEN) this.#textAt = this.at;
    this.#isInFirstLine ||= this.#lines === 0;
    this.#hasObjects = true;
    this.rejectedEnd = BROKEN;
    this.at = end;
    this.#passSeparators();
  }

  #passSeparators(): void {
    const {
      text: { bytes },
      to,
    } = this.#start;
    for (; this.at < to; this.at++) {
      const byte = bytes[this.at]!;
      if (byte === 0x0a) {
        this.#lines++;
        this.#lineAt = this.at + 1;
        this.#textAt = BROKEN;
      } else if (byte === 0x2c) {
        this.#isInFirstLine ||= this.#lines === 0;
        if (this.#textAt === BROKEN) this.#textAt = this.at;
      } else if (byte !== 0x20 && byte !== 0x09 && byte !== 0x0d) return;
    }
  }
}
