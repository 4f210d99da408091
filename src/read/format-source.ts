import { escapeControl } from "../model/escape-control.ts";
import { formatPath } from "../model/format-path.ts";
import type { Source } from "./read-record.ts";

/**
 * Where a record comes from, for people; safe to print on a terminal.
 *
 * @example
 * ```ts
 * formatSource({ file: "jobs.ndjson", line: 7, byteOffset: 0, format: "wire" }); // "jobs.ndjson:7 (wire)"
 * ```
 */
export function formatSource({ line, cell, path, format, zone, ...source }: Source): string {
  const place = [`${formatFile(source)}:${line}`, ...(cell === undefined ? [] : [`cell ${cell}`])];
  if (path !== undefined && path.length > 0) place.push(escapeControl(formatPath(path)));
  return `${place.join(" ")} (${format}${zone === undefined ? "" : `, zone ${zone}`})`;
}

/** The file as the user named it, safe to print on a terminal. */
export function formatFile({ file }: Pick<Source, "file">): string {
  return escapeControl(file ?? "input");
}
