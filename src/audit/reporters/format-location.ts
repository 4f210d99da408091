import { escapeControl } from "../../model/escape-control.ts";
import type { Source } from "../../read/read-record.ts";
import type { RuleFinding } from "../../validate/engine/catalogue.ts";
import type { Path } from "../../validate/engine/finding.ts";
import { formatPath as anyPathText } from "../../validate/format-path.ts";

/** `dumps/jobs.ndjson:7 Results[3] (search)`, `notebook.ipynb:1 cell 3 (python, zone unknown)` */
export function formatSource({ line, cell, path, format: inputFormat, zone, ...source }: Source): string {
  const place = [`${formatFile(source)}:${line}`, ...(cell === undefined ? [] : [`cell ${cell}`])];
  if (path !== undefined && path.length > 0) place.push(formatPath(path));
  return `${place.join(" ")} (${inputFormat}${zone === undefined ? "" : `, zone ${zone}`})`;
}

/** The file as the user named it. */
export function formatFile({ file }: Pick<Source, "file">): string {
  return escapeControl(file ?? "input");
}

/** `SecondaryStatusTransitions[2].EndTime`, made harmless for a terminal. */
export function formatPath(path: Path): string {
  return escapeControl(anyPathText(path));
}

/** What is said of a response whose errors an earlier response of its job reported already. */
export function sameFindings(line: number): string {
  return `same findings as line ${line}`;
}

/** A finding in words, behind its place in the job: `CreationTime: ...`. */
export function formatFinding({ path, message }: RuleFinding): string {
  return path.length === 0 ? escapeControl(message) : `${formatPath(path)}: ${escapeControl(message)}`;
}

/**
 * The line of the file that a record begins in. Lines and bytes are counted in what was read: of a notebook that is the
 * output of a cell, of a compressed file what was in it, and neither is a place in the file.
 */
export function lineOf({ file = "", line, cell }: Source): number | undefined {
  return cell === undefined && !/\.(?:gz|zst)$/i.test(file) ? line : undefined;
}
