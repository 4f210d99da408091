import type { PartialTransition } from "../model/job.ts";
import { applicableRules } from "./engine/applicable-rules.ts";
import { DEFAULT_SETTINGS } from "./engine/options.ts";
import { decode, decodedJobs, giveBack } from "./fast/decode-job.ts";
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
  const path = fastPath(DEFAULT_SETTINGS);
  const decoded = decodedJobs.borrow();
  try {
    decode(history, "history", path.facts, DEFAULT_SETTINGS, decoded);
    if (decoded.isComplete) return isWithoutError(decoded, path, errorTests);
    return historyReport(history, DEFAULT_SETTINGS).verdict !== "illegal";
  } finally {
    giveBack(decoded);
  }
}
