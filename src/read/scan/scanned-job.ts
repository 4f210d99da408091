import type { DescribedJob, Source } from "../described-job.ts";
import { formOfTime } from "../forms/described.ts";
import type { JobScanner } from "./job-scanner.ts";
import type { JsonText } from "./json-bytes.ts";
import type { RunStart } from "./scanned-run.ts";

/**
 * The job that was scanned last, in a run: what reports ask of it is made when they ask, which must be before the next one
 * is asked for. A run has one object for all of its jobs.
 */
export class ScannedJob implements DescribedJob {
  readonly kind = "job";
  readonly timed = true;
  readonly #scanner: JobScanner;
  readonly #run: RunStart;
  #from = 0;
  #to = 0;
  /** Line ends between the beginning of the run and the job. */
  #lines = 0;

  constructor(scanner: JobScanner, run: RunStart) {
    this.#scanner = scanner;
    this.#run = run;
  }

  /**
   * Becomes the job that the scanner has read.
   *
   * @param from its first byte in the run's text, and `to` the one behind the last.
   * @param lines ends between the beginning of the run and the job.
   */
  set(from: number, to: number, lines: number): void {
    this.#from = from;
    this.#to = to;
    this.#lines = lines;
  }

  get text(): JsonText {
    return this.#run.text;
  }

  /** What it is known by: the ARN, or else the name, from here to there in the text; below 0 where there is neither. */
  get idFrom(): number {
    const { arnFrom, nameFrom } = this.#scanner;
    return arnFrom < 0 ? nameFrom : arnFrom;
  }

  get idTo(): number {
    const { arnTo, nameTo } = this.#scanner;
    return arnTo < 0 ? nameTo : arnTo;
  }

  get name(): string | undefined {
    const { nameFrom, nameTo } = this.#scanner;
    if (nameFrom >= 0) return this.text.textOf(nameFrom, nameTo);
    const { id } = this;
    return id?.slice(id.lastIndexOf("/") + 1);
  }

  /** The ARN, or else the name. */
  get id(): string | undefined {
    return this.idFrom < 0 ? undefined : this.text.textOf(this.idFrom, this.idTo);
  }

  get job(): DescribedJob["job"] {
    return JSON.parse(this.text.textOf(this.#from, this.#to));
  }

  get source(): Source {
    const { file, from } = this.#run;
    const line = this.#run.line + this.#lines;
    const byteOffset = this.#run.byteOffset + this.#from - from;
    const byteLength = this.#to - this.#from;
    const form = FORMS[kindOfTime(this.text.bytes, this.#scanner.firstTimeAt)]!;
    // Written out: to spread an object into another takes as long as the whole scan.
    return file === undefined ? { line, byteOffset, byteLength, form } : { file, line, byteOffset, byteLength, form };
  }
}

/** A time of each kind that is usual, and the form that it shows. */
const FORMS = [1747419050, "2025-05-16 11:10:50-07:00", "2025-05-16T18:10:50Z", "2025-05-16T11:10:50-07:00"].map(
  formOfTime,
);

/** Index in FORMS of the kind of a usual time. */
function kindOfTime(bytes: Uint8Array, at: number): number {
  if (bytes[at] !== 0x22) return 0;
  if (bytes[at + 11] === 0x20) return 1;
  const end = bytes.indexOf(0x22, at + 1);
  return bytes[end - 1] === 0x5a ? 2 : 3;
}
