import type { PartialTransition } from "../model/job.ts";
import { applicableRules } from "./engine/applicable-rules.ts";
import { DEFAULT_SETTINGS } from "./engine/options.ts";
import { type DecodedJob, withDecoded } from "./fast/decode-job.ts";
import { fastPath, isWithoutError } from "./fast/fast-path.ts";
import { historyReport } from "./validate.ts";

const errorTests = applicableRules(DEFAULT_SETTINGS, 0).rules.flatMap(({ severity, passes }) =>
  severity === "error" && passes !== undefined ? [passes] : [],
);

/**
 * Whether `validateHistory` would not call the history illegal. It makes no object for a history that can be read.
 *
 * @param history as for `validateHistory`; anything else is not legal. Never throws.
 * @example
 * ```ts
 * isLegal([{ Status: "Starting", StartTime: 1747419050 }]); // true
 * isLegal([{ Status: "Completed", StartTime: 1747419050 }]); // false
 * ```
 */
export function isLegal(history: readonly PartialTransition[]): boolean;
export function isLegal(history: unknown): boolean;
export function isLegal(history: unknown): boolean {
  return withDecoded(history, "history", fastPath(DEFAULT_SETTINGS).facts, DEFAULT_SETTINGS, isDecodedLegal);
}

function isDecodedLegal(decoded: DecodedJob): boolean {
  if (decoded.isComplete) return isWithoutError(decoded, fastPath(DEFAULT_SETTINGS), errorTests);
  return historyReport(decoded.entries, DEFAULT_SETTINGS).verdict !== "illegal";
}
