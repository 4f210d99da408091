import { plain } from "../../model/escape-control.ts";
import type { RuleFinding } from "../../validate/engine/catalogue.ts";
import { csvRow } from "../../write/csv-row.ts";
import type { Audited } from "../pipeline/audit-result.ts";
import { fileText, pathText } from "./format-location.ts";
import type { Reporter } from "./reporter.ts";

/** The columns, and what stands in them. */
const COLUMNS = {
  job: ({ job }) => plain(job ?? ""),
  file: ({ source }) => fileText(source),
  line: ({ source }) => source.line,
  verdict: ({ verdict }) => verdict,
  severity: (_, { severity }) => severity,
  rule: (_, { rule }) => rule,
  evidence: (_, { evidence }) => evidence,
  path: (_, { path }) => pathText(path),
  message: (_, { message }) => plain(message),
} as const satisfies Record<string, (audited: Audited, finding: RuleFinding) => string | number>;

/** A row a finding, for spreadsheets and data frames. */
export function csv(): Reporter {
  const row = (audited: Audited, finding: RuleFinding) =>
    csvRow(Object.values(COLUMNS).map((cellOf) => cellOf(audited, finding)));
  return {
    begin: () => csvRow(Object.keys(COLUMNS)),
    history: (audited) => audited.findings.map((finding) => row(audited, finding)).join(""),
    end: () => "",
  };
}
