import type { JobRecord } from "../read-record.ts";

/** A job found in a value, before it is known where the value stood. */
export interface FoundJob extends Pick<JobRecord, "job" | "hasTimes"> {
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
}

export type Found = FoundJob | FoundProblem;

/** A format in which a parsed value holds described jobs. */
export interface ValueFormat {
  /** The names that the format goes by in reports and for `--format`. */
  readonly names: readonly string[];
  /** An object is of this format only where it has one of these keys. */
  readonly keys: readonly string[];
  recognises(value: object): boolean;
  read(value: object): readonly Found[];
}
