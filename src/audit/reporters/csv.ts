import type { RuleFinding } from "../../validate/catalogue.ts";
import type { Audited } from "../audited.ts";
import { fileText, pathText } from "./place-text.ts";
import { plain } from "./plain.ts";
import type { Reporter } from "./reporter.ts";

/** The columns, and what stands in them. */
const COLUMNS = {
  job: ({ job }) => job ?? "",
  file: ({ source }) => fileText(source),
  line: ({ source }) => `${source.line}`,
  verdict: ({ verdict }) => verdict,
  severity: (_, { severity }) => severity,
  rule: (_, { rule }) => rule,
  evidence: (_, { evidence }) => evidence,
  path: (_, { path }) => pathText(path),
  message: (_, { message }) => message,
} as const satisfies Record<string, (audited: Audited, finding: RuleFinding) => string>;

/** A line a finding, for spreadsheets and data frames: RFC 4180, but for line ends, which are `\n`. */
export function csv(): Reporter {
  return {
    begin: () => `${Object.keys(COLUMNS).join(",")}\n`,
    history: (audited) =>
      audited.findings
        .map(
          (finding) =>
            `${Object.values(COLUMNS)
              .map((cellOf) => cell(cellOf(audited, finding)))
              .join(",")}\n`,
        )
        .join(""),
    end: () => "",
  };
}

/** A spreadsheet takes what begins with one of these for a formula, and an apostrophe for the sign that it is none. */
function cell(text: string): string {
  const shown = plain(text);
  const safe = /^\s*[=+\-@＝＋－＠]/.test(shown) ? `'${shown}` : shown;
  return /[",]/.test(safe) || safe !== safe.trim() ? `"${safe.replaceAll('"', '""')}"` : safe;
}
