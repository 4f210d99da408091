import type { Lifecycle } from "../../machine/lifecycle.ts";
import type { CustomRule } from "../../validate/custom-rule.ts";
import type { RuleInfo } from "../../validate/engine/catalogue.ts";
import type { FailOn } from "../config/fail-on.ts";
import type { AuditResult } from "../pipeline/audit-result.ts";
import type { Summary } from "../pipeline/summary.ts";

/**
 * Turns audited histories into text, one at a time, so that memory does not grow with their number. Pure: a reporter
 * returns text and writes nothing.
 */
export interface Reporter {
  begin(): string;
  history(audited: AuditResult): string;
  end(summary: Summary): string;
}

export interface ReporterOptions {
  /** Whether to color the text. */
  readonly color: boolean;
  /** Which findings make the audit fail, for formats that separate failures from other findings. */
  readonly failOn: FailOn;
  /** Columns of the terminal that the text report goes to. Default: no limit. */
  readonly width?: number | undefined;
  /** Whether the text report also lists jobs without findings. Default: false. */
  readonly verbose?: boolean | undefined;
  /** The rules that may report findings, for formats that describe them. Default: the catalogue. */
  readonly rules?: readonly ReportedRule[] | undefined;
  /** The lifecycle that histories are replayed through, for formats that draw it. Default: that of training jobs. */
  readonly lifecycle?: Lifecycle | undefined;
}

/** What reports say of a rule; a custom rule may have no page. */
export type ReportedRule = Omit<RuleInfo, "id" | "source" | "docs"> & Pick<CustomRule, "id" | "docs">;

export type MakeReporter = (options: ReporterOptions) => Reporter;
