import type { DescribedJob } from "../read-record.ts";

/** A job found in a value, before it is known where the value stood. */
export interface FoundJob extends Pick<DescribedJob, "job" | "timed"> {
  readonly kind: "job";
  readonly name?: string | undefined;
  readonly form: string;
  /** Property path inside the value. */
  readonly path?: readonly (string | number)[];
  /** The job as it was at one moment; several of one job are one history, and the latest is the one to validate. */
  readonly isSnapshot?: true;
}

export interface FoundProblem {
  readonly kind: "unreadable";
  readonly form: string;
  readonly problem: string;
  readonly path?: readonly (string | number)[];
}

export type Found = FoundJob | FoundProblem;

/** A form in which a parsed value holds described jobs. */
export interface ValueForm {
  /** The names that the form goes by in reports and for `--form`. */
  readonly names: readonly string[];
  /** An object is of this form only where it has one of these keys. */
  readonly keys: readonly string[];
  recognises(value: object): boolean;
  read(value: object): readonly Found[];
}
