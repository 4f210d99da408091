import { plainJson } from "../../model/escape-control.ts";
import type { AuditResult } from "../pipeline/audit-result.ts";
import type { Summary } from "../pipeline/summary.ts";
import type { Reporter } from "./reporter.ts";

/** One history a line as it comes, then one line `{ "version", "summary" }`. */
export function ndjson(): Reporter {
  return {
    begin: () => "",
    history: (audited) => `${plainJson(contractOf(audited))}\n`,
    end: (summary) => `${plainJson({ version: 1, summary } satisfies LastLine)}\n`,
  };
}

/** A history in the JSON contract, which report.schema.json describes. */
export type ReportedHistory = Pick<AuditResult, "job" | "source" | "verdict" | "findings" | "sameAs" | "repair">;

export interface JsonReport {
  /** Incremented when a property is removed or changes its meaning. Properties may be added at any time. */
  readonly version: 1;
  /** In the order of the input. */
  readonly histories: readonly ReportedHistory[];
  readonly summary: Summary;
}

/** What ends `--format ndjson`, after the histories. */
export type LastLine = Omit<JsonReport, "histories">;

export function contractOf({ job, source, verdict, findings, sameAs, repair }: AuditResult): ReportedHistory {
  return {
    ...{ job, source, verdict, findings },
    ...(sameAs === undefined ? {} : { sameAs }),
    ...(repair === undefined ? {} : { repair }),
  };
}
