import type { JobRecord, Source } from "../../read/read-record.ts";
import type { RuleFinding } from "../../validate/engine/catalogue.ts";
import type { Location, Path } from "../../validate/engine/finding.ts";
import type { AuditResult } from "../pipeline/audit-result.ts";
import { findPath } from "./find-path.ts";
import { lineInNotebook } from "./notebook-lines.ts";
import { type PlacedText, textOfFile, textOfRecord } from "./source-text.ts";
import { yamlLocator } from "./yaml-locator.ts";

/** Finds a path in the text of a record. */
type Locate = (path: Path) => Location | undefined;

/**
 * Adds line and column to the findings of a record. This reads the record's text again, so a record without findings
 * costs nothing. If the text cannot be read again, the findings have no location.
 */
export function locateFindings(audited: AuditResult): AuditResult {
  const { findings, record } = audited;
  if (findings.length === 0 || record === undefined) return audited;
  const locate = locatorOf(record);
  if (locate === undefined) return audited;
  return { ...audited, findings: findings.map((finding) => located(finding, locate, record.source)) };
}

function located(finding: RuleFinding, locate: Locate, { path = [] }: Source): RuleFinding {
  const location = locate([...path, ...finding.path]);
  return location === undefined ? finding : { ...finding, location };
}

function locatorOf(record: JobRecord): Locate | undefined {
  const { source, entryLines } = record;
  if (entryLines !== undefined && source.cell === undefined) return byEntry(entryLines);
  if (source.cell !== undefined) return inNotebook(record);
  const placed = textOfRecord(source);
  if (placed === undefined) return undefined;
  if (source.format === "yaml") return yamlLocator(placed);
  if (source.format === "pandas") return undefined;
  const begin = source.format === "sdk-v3" ? Math.max(0, placed.text.search(PRINTED)) : 0;
  return (path) => {
    const index = findPath(placed.text.slice(begin), path);
    return within(placed, index === undefined ? undefined : begin + index);
  };
}

/** The start of an object that SDK v3 printed after other text. */
const PRINTED = /\bTrainingJob\(|\[\s*SecondaryStatusTransition\(|\b[a-z][a-z_]*=['[]/;

/** Line formats, whose readers note the line of each entry. */
function byEntry(lines: readonly number[]): Locate {
  return (path) => {
    const line = lines[path.find((key) => typeof key === "number") ?? 0];
    return line === undefined ? undefined : { line, column: 1 };
  };
}

/** The output of a cell is text inside the JSON of a notebook, which is read again as a whole. */
function inNotebook(record: JobRecord): Locate | undefined {
  const { source, entryLines } = record;
  const file = textOfFile(source);
  const lines = file === undefined ? undefined : lineInNotebook(file.text, record);
  if (file === undefined || lines === undefined) return undefined;
  const inOutput: Locate =
    entryLines === undefined
      ? (path) => within({ text: lines.output, line: 1, column: 0 }, lines.find(path))
      : byEntry(entryLines);
  return (path) => {
    const found = inOutput(path) ?? { line: source.line, column: 1 };
    return within(file, lines.inFile(found.line));
  };
}

/** The line and column of an index into a text. */
export function within({ text, line, column }: PlacedText, index: number | undefined): Location | undefined {
  if (index === undefined) return undefined;
  const before = text.slice(0, index);
  const breaks = before.split("\n").length - 1;
  const begin = before.lastIndexOf("\n") + 1;
  return { line: line + breaks, column: index - begin + (breaks === 0 ? column : 0) + 1 };
}
