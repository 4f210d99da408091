import { trainingJob } from "../../machine/training-job.ts";
import type { TextForm } from "../forms/text-form.ts";
import type { TextReader } from "../text-reader.ts";
import type { Reading, ReadingOptions } from "../values.ts";
import { ValuesReader } from "../values-reader.ts";
import { JobScanner } from "./job-scanner.ts";
import { type Piece, Pieces } from "./pieces.ts";
import { RecordedJobs } from "./recorded-jobs.ts";
import { ScannedRun } from "./scanned-run.ts";

/** An object that has not ended after so many bytes is left to the parser. */
const LONGEST = 64 * 1024;

/**
 * Reads text that is to be values from end to end: jobs that stand on one line each by scanning their bytes, everything
 * else by the reader that parses. A job of a run that is not taken is parsed as well, so whoever takes decides what is
 * worth a closer look.
 */
export class ScanningReader implements TextReader {
  readonly #file: string | undefined;
  readonly #parsing: ValuesReader;
  readonly #scanner = new JobScanner(trainingJob);
  readonly #pieces = new Pieces();

  constructor(options: ReadingOptions, forms: readonly TextForm[]) {
    this.#file = options.file;
    this.#parsing = new ValuesReader(options, forms);
  }

  *push(chunk: Uint8Array): Generator<Reading | ScannedRun> {
    for (const piece of this.#pieces.push(chunk)) yield* this.#read(piece);
  }

  *end(): Generator<Reading | ScannedRun> {
    for (const piece of this.#pieces.end()) yield* this.#read(piece);
    yield* this.#parsing.end();
  }

  *#read(piece: Piece): Generator<Reading | ScannedRun> {
    const { bytes, length, isCut } = piece;
    this.#scanner.recorded = RecordedJobs.of(bytes);
    let at = 0;
    while (at < length) {
      const { between } = this.#parsing;
      let to = bytes.indexOf(0x0a, at) + 1;
      if (between !== undefined) {
        const run = new ScannedRun(this.#scanner, { text: piece, from: at, to: length, file: this.#file, ...between });
        if (run.isAtObject) yield run;
        this.#parsing.pass(run.passed);
        at = run.at;
        if (at === length) return;
        if (run.rejectedEnd > 0) {
          to = run.rejectedEnd;
          yield* this.#parsing.take(bytes.subarray(at, to));
          at = to;
          continue;
        }
        if (run.isAtObject && isCut && length - at < LONGEST) return this.#pieces.giveBack(bytes.subarray(at, length));
        else to = endOfUnscanned(bytes, at);
      }
      if (to === 0 || to > length) to = length;
      yield* this.#parsing.push(bytes.subarray(at, to));
      at = to;
    }
  }
}

/** Behind the line, or before an object in it: a label or a bracket may stand before one. */
function endOfUnscanned(bytes: Uint8Array, at: number): number {
  const lineEnd = bytes.indexOf(0x0a, at);
  const brace = bytes.subarray(at + 1, lineEnd).indexOf(0x7b);
  return brace < 0 ? lineEnd + 1 : at + 1 + brace;
}
