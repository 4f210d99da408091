import { escapeControl } from "../../model/escape-control.ts";
import { formatFile } from "../../read/format-source.ts";
import type { RuleFinding } from "../../validate/engine/catalogue.ts";
import { csvRow } from "../../write/csv-row.ts";
import type { AuditResult } from "../pipeline/audit-result.ts";
import { formatPath } from "./format-location.ts";
import type { Reporter } from "./reporter.ts";

/** The columns and their contents. */
const COLUMNS = {
  job: ({ job }) => escapeControl(job ?? ""),
  file: ({ source }) => formatFile(source),
  line: ({ source }, { location }) => location?.line ?? source.line,
  column: (_, { location }) => location?.column ?? "",
  verdict: ({ verdict }) => verdict,
  severity: (_, { severity }) => severity,
  rule: (_, { rule }) => rule,
  evidence: (_, { evidence }) => evidence,
  path: (_, { path }) => formatPath(path),
  message: (_, { message }) => escapeControl(message),
} as const satisfies Record<string, (audited: AuditResult, finding: RuleFinding) => string | number>;

/** One row per finding, for spreadsheets and data frames. */
export function csv(): Reporter {
  const row = (audited: AuditResult, finding: RuleFinding) =>
    csvRow(Object.values(COLUMNS).map((cellOf) => cellOf(audited, finding)));
  return {
    begin: () => csvRow(Object.keys(COLUMNS)),
    history: (audited) => audited.findings.map((finding) => row(audited, finding)).join(""),
    end: () => "",
  };
}
