import { type PartialTransition, transitionsIn } from "../../model/job.ts";
import { outputsOf } from "../../read/formats/notebook.ts";
import type { JobRecord } from "../../read/read-record.ts";
import type { Path } from "../../validate/engine/finding.ts";
import { findPath } from "./find-path.ts";

interface NotebookLines {
  /** The output of the cell. */
  readonly output: string;
  /** The index into the output of the value at a path of the record. */
  find(path: Path): number | undefined;
  /** The index into the notebook's own text of a line of the output, counted from 1. */
  inFile(line: number): number | undefined;
}

/** The lines of the output in which a record was found; undefined if the notebook does not have it any more. */
export function lineInNotebook(text: string, { source, job }: JobRecord): NotebookLines | undefined {
  const { cell, line, byteOffset, byteLength } = source;
  const outputs = outputsOf(JSON.parse(text)).filter((output) => output.cell === cell);
  const encoder = new TextEncoder();
  const status = String((transitionsIn(job)[0] as PartialTransition | undefined)?.Status).toLowerCase();
  // A cell has several outputs, and the source does not say which it was.
  const found = outputs.find(
    (output) =>
      slice(output.text, 0, byteOffset).split("\n").length === line &&
      slice(output.text, byteOffset, byteLength).toLowerCase().includes(status) &&
      (byteLength === undefined || /[[{]/.test(slice(output.text, byteOffset, 1))),
  );
  if (found === undefined) return undefined;
  function slice(output: string, from: number, length?: number): string {
    const bytes = encoder.encode(output);
    return new TextDecoder().decode(bytes.subarray(from, length === undefined ? undefined : from + length));
  }
  const record = slice(found.text, byteOffset, byteLength);
  const begin = new TextDecoder().decode(encoder.encode(found.text).subarray(0, byteOffset)).length;
  return {
    output: found.text,
    find(path) {
      const index = findPath(record, path);
      return index === undefined ? undefined : begin + index;
    },
    inFile(line) {
      for (const { path, lines } of found.parts) {
        if (line <= lines) return findPath(text, path);
        line -= lines;
      }
      return findPath(text, found.parts.at(-1)?.path ?? []);
    },
  };
}
