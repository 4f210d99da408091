import { SEVERITIES } from "../../validate/engine/finding.ts";
import { type FailOn, fails } from "../config/fail-on.ts";
import type { Tally } from "./summary.ts";

/** The exit codes of the command. */
export const ExitCode = {
  /** Everything was audited; no finding at or above `--fail-on`. */
  Clean: 0,
  /** Findings at or above `--fail-on` that are not in the baseline. */
  Findings: 1,
  /** The command was called wrongly. */
  Usage: 2,
  /** Nothing was audited, or an input could not be read or holds no history, so that an empty audit never passes. */
  NothingAudited: 3,
  /** Stopped by Ctrl-C, as shells have it (128 + SIGINT). */
  Interrupted: 130,
} as const;

export type ExitCode = (typeof ExitCode)[keyof typeof ExitCode];

/** The exit code of an audit that came to its end. */
export function exitCodeOf(tally: Tally, failOn: FailOn): ExitCode {
  if (tally.hasUnreadInput || tally.summary.histories === 0) return ExitCode.NothingAudited;
  const isFailed = SEVERITIES.some((severity) => tally.bySeverity[severity] > 0 && fails(severity, failOn));
  return isFailed ? ExitCode.Findings : ExitCode.Clean;
}
