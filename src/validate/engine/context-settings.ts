import type { Evidence } from "../../machine/evidence.ts";
import type { Lifecycle } from "../../machine/lifecycle.ts";
import type { DuplicateKey } from "../../model/duplicate-key.ts";
import type { Milliseconds } from "../../model/units.ts";

/** The settings that decide what a rule sees of a job. Which rules run, and how severe they are, is in `Settings`. */
export interface ContextSettings {
  readonly lifecycle: Lifecycle;
  readonly evidence: Evidence;
  /** Undefined means the clock. */
  readonly now: Milliseconds | undefined;
  /** False for histories that hold the order alone, such as console logs. */
  readonly hasTimes: boolean;
  /** Whether the job is the detail of an EventBridge event, whose array may be empty. */
  readonly isEvent: boolean;
  /** Whether the beginning of the history may be missing, as in the tail of a log. */
  readonly mayBeginMidway: boolean;
  /** The keys that the text of the job has more than once. */
  readonly duplicateKeys: readonly DuplicateKey[];
  /** Seconds that a running job may stay in a status, by status; undefined if no limits are set. */
  readonly limits: Readonly<Record<string, number>> | undefined;
}
