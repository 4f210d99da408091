import type { Lifecycle } from "../../machine/lifecycle.ts";
import type { JobRecord } from "../read-record.ts";

/** A job found in a value, without its location. */
export interface FoundJob
  extends Pick<JobRecord, "job" | "hasTimes" | "lifecycle" | "mayBeginMidway" | "duplicateKeys" | "entryLines"> {
  readonly kind: "job";
  readonly name?: string | undefined;
  readonly format: string;
  /** Property path inside the value. */
  readonly path?: readonly (string | number)[];
  /** A snapshot of the job: of several snapshots, only the latest is validated. */
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
  /** @param chosen the lifecycle that the user chose: its statuses are known too. */
  recognises(value: object, chosen: Lifecycle | undefined): boolean;
  read(value: object): readonly Found[];
}
