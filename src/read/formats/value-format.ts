import type { JobRecord } from "../read-record.ts";

/** A job found in a value, before it is known where the value came from. */
export interface FoundJob extends Pick<JobRecord, "job" | "hasTimes" | "mayBeginMidway" | "entryLines"> {
  readonly kind: "job";
  readonly name?: string | undefined;
  readonly format: string;
  /** Property path inside the value. */
  readonly path?: readonly (string | number)[];
  /** The job as it was at one moment; several of one job are one history, and the latest is the one to validate. */
  readonly isSnapshot?: true;
}

export interface FoundProblem {
  readonly kind: "unreadable";
  readonly format: string;
  readonly problem: string;
  readonly path?: readonly (string | number)[];
  /** There is a history, though it cannot be read: this is reported wherever it is found, even among other text. */
  readonly isHistory?: true;
}

export type Found = FoundJob | FoundProblem;

/** A format in which a parsed value holds described jobs. */
export interface ValueFormat {
  /** The names of the format in reports and for `--input-format`. */
  readonly names: readonly string[];
  recognises(value: object): boolean;
  read(value: object): readonly Found[];
}
