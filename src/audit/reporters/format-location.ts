import { escapeControl } from "../../model/escape-control.ts";
import { formatPath as formatAnyPath } from "../../model/format-path.ts";
import { formatFile, formatSource } from "../../read/format-source.ts";
import type { Source } from "../../read/read-record.ts";
import type { RuleFinding } from "../../validate/engine/catalogue.ts";
import type { Path } from "../../validate/engine/finding.ts";

/** `SecondaryStatusTransitions[2].EndTime`, safe to print on a terminal. */
export function formatPath(path: Path): string {
  return escapeControl(formatAnyPath(path));
}

/** What is said of a response whose errors an earlier response of its job reported already. */
export function sameFindings(line: number): string {
  return `same findings as line ${line}`;
}

/** A finding in words, behind its place in the job: `CreationTime: ...`. */
export function formatFinding({ path, message }: RuleFinding): string {
  return path.length === 0 ? escapeControl(message) : `${formatPath(path)}: ${escapeControl(message)}`;
}

/** Where a finding is, for people: `jobs.json:38:17 (cli)`, or the record if the place inside it is unknown. */
export function formatFindingSource({ location }: RuleFinding, source: Source): string {
  if (location === undefined) return formatSource(source);
  return `${formatFile(source)}:${location.line}:${location.column} (${source.format})`;
}

/** The line and column of a finding if it is known: `14:7 `. A finding on the line of its record needs none. */
export function formatFindingPlace({ location }: RuleFinding, { line }: Source): string {
  return location === undefined || location.line === line ? "" : `${location.line}:${location.column} `;
}

/**
 * The line of the file where a record begins; undefined for the output of a notebook cell and for compressed files,
 * whose lines are not lines of the file.
 */
export function lineOf({ file = "", line, cell }: Source): number | undefined {
  return cell === undefined && !/\.(?:gz|zst)$/i.test(file) ? line : undefined;
}
