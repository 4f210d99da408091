import type { SecondaryStatus } from "../machine/training-job.ts";
import type { PartialTransition } from "../model/job.ts";
import { applicableRules } from "./engine/applicable-rules.ts";
import { DEFAULT_SETTINGS, type OfLifecycle, resolveOptions, type ValidateOptions } from "./engine/options.ts";
import { type DecodedJob, withDecoded } from "./fast/decode-job.ts";
import { fastPath, isWithoutError } from "./fast/fast-path.ts";
import { historyReport } from "./validate.ts";

const errorTests = applicableRules(DEFAULT_SETTINGS, 0).rules.flatMap(({ severity, passes }) =>
  severity === "error" && passes !== undefined ? [passes] : [],
);

/**
 * Whether `validateHistory` would not call the history illegal. Without options it allocates nothing for a history that
 * can be read.
 *
 * @param history as for `validateHistory`. Any other value is not legal; it never throws.
 * @param options those of `validateHistory`. A number is ignored, so that `histories.filter(isLegal)` works.
 * @throws TypeError that names the option that is wrong.
 * @example
 * ```ts
 * isLegal([{ Status: "Starting", StartTime: 1747419050 }]); // true
 * isLegal([{ Status: "Completed", StartTime: 1747419050 }]); // false
 * ```
 */
export function isLegal<const CustomId extends string = never, Status extends string = SecondaryStatus>(
  history: readonly PartialTransition[] | readonly string[],
  options?: ValidateOptions<CustomId, Status> | number,
): boolean;
export function isLegal<const CustomId extends string = never, Status extends string = string>(
  history: readonly object[] | readonly string[],
  options: OfLifecycle<CustomId, Status>,
): boolean;
export function isLegal(
  history: readonly object[] | readonly string[],
  options?: ValidateOptions<string> | number,
): boolean {
  if (options !== undefined && typeof options !== "number") {
    return historyReport(history, resolveOptions(options)).verdict !== "illegal";
  }
  return withDecoded(history, "history", fastPath(DEFAULT_SETTINGS).facts, DEFAULT_SETTINGS, isDecodedLegal);
}

function isDecodedLegal(decoded: DecodedJob): boolean {
  if (decoded.isComplete) return isWithoutError(decoded, fastPath(DEFAULT_SETTINGS), errorTests);
  return historyReport(decoded.entries, DEFAULT_SETTINGS).verdict !== "illegal";
}
