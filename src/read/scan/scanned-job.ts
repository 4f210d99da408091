import type { DescribedJob, Source } from "../described-job.ts";
import type { JobScanner } from "./job-scanner.ts";
import type { JsonText } from "./json-bytes.ts";

/** Where an object stands: in a piece of the input, and in the input. */
export interface ObjectPlace {
  /** First byte in the piece, and the one behind the last. */
  readonly from: number;
  readonly to: number;
  readonly file: string | undefined;
  readonly line: number;
  /** In the input. */
  readonly byteOffset: number;
}

/** A job that was scanned: what reports ask of it is made when they ask, which must be before the next record is asked for. */
export class ScannedJob implements DescribedJob {
  readonly kind = "job";
  readonly timed = true;
  readonly text: JsonText;
  /** What it is known by: the ARN, or else the name, from here to there in the text; below 0 where there is neither. */
  readonly idFrom: number;
  readonly idTo: number;
  readonly #nameFrom: number;
  readonly #nameTo: number;
  readonly #form: string;
  readonly #place: ObjectPlace;

  constructor(text: JsonText, place: ObjectPlace, scanner: JobScanner) {
    const { arn, name } = scanner;
    this.text = text;
    this.idFrom = arn.from < 0 ? name.from : arn.from;
    this.idTo = arn.from < 0 ? name.to : arn.to;
    this.#nameFrom = name.from;
    this.#nameTo = name.to;
    this.#form = scanner.form(text);
    this.#place = place;
  }

  get name(): string | undefined {
    if (this.#nameFrom >= 0) return this.text.textOf(this.#nameFrom, this.#nameTo);
    const { id } = this;
    return id?.slice(id.lastIndexOf("/") + 1);
  }

  /** The ARN, or else the name. */
  get id(): string | undefined {
    return this.idFrom < 0 ? undefined : this.text.textOf(this.idFrom, this.idTo);
  }

  get job(): DescribedJob["job"] {
    return JSON.parse(this.text.textOf(this.#place.from, this.#place.to));
  }

  get source(): Source {
    const { file, line, byteOffset, from, to } = this.#place;
    return { ...(file === undefined ? {} : { file }), line, byteOffset, byteLength: to - from, form: this.#form };
  }
}
