import type { Severity } from "../../validate/engine/finding.ts";

/** What `--fail-on` takes: the least severity that makes the exit code 1. */
export const FAIL_ON = ["error", "warning", "never"] as const;

export type FailOn = (typeof FAIL_ON)[number];

/** Whether a finding of this severity is at or above `--fail-on`. */
export function fails(severity: Severity, failOn: FailOn): boolean {
  return severity === failOn || (severity === "error" && failOn === "warning");
}
