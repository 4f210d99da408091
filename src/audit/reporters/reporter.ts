import type { FailOn } from "../config/fail-on.ts";
import type { AuditResult } from "../pipeline/audit-result.ts";
import type { Summary } from "../pipeline/summary.ts";

/**
 * Turns audited histories into text, one at a time, so that a million of them never live in memory together. Pure:
 * a reporter returns what is to be written and writes nothing.
 */
export interface Reporter {
  begin(): string;
  history(audited: AuditResult): string;
  end(summary: Summary): string;
}

export interface ReporterOptions {
  /** Whether the output is a terminal that shows colours. */
  readonly color: boolean;
  /** Which findings make the audit fail, for forms that tell failures from remarks. */
  readonly failOn: FailOn;
}

export type MakeReporter = (options: ReporterOptions) => Reporter;
