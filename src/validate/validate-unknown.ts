import type { SecondaryStatus } from "../machine/training-job.ts";
import { isArray } from "../model/safe-access.ts";
import { resolveOptions, type ValidateOptions } from "./engine/options.ts";
import type { Report } from "./engine/report.ts";
import { historyReport, jobReport } from "./validate.ts";

/**
 * Validates a value of unknown type, such as parsed JSON: an array as `validateHistory` does, anything else as
 * `validateJob` does. A value that is neither a history nor a job gives a report with a finding.
 *
 * @throws TypeError that names the option that is wrong.
 * @example
 * ```ts
 * validateUnknown([{ Status: "Starting", StartTime: 1747419050 }]).verdict; // "open"
 * validateUnknown("Training").findings[0]?.rule; // "malformed-job"
 * ```
 */
export function validateUnknown<const CustomId extends string = never, Status extends string = SecondaryStatus>(
  value: unknown,
  options?: ValidateOptions<CustomId, Status>,
): Report<CustomId> {
  const settings = resolveOptions(options);
  return (isArray(value) ? historyReport(value, settings) : jobReport(value, settings)) as Report<CustomId>;
}
