import { createReadStream, existsSync, statSync } from "node:fs";
import type { ReadRecordOptions } from "../json/record-builder.ts";
import { readBatches } from "../read-records.ts";
import { isTable, openTables } from "../tables/open.ts";
import { decompressed } from "./decompress.ts";
import { FileReader } from "./file-reader.ts";
import { findInputs, type IsExcluded } from "./find-inputs.ts";
import type { OpenedInput } from "./opened-input.ts";
import { untilAborted } from "./until-aborted.ts";

export interface OpenOptions extends Pick<ReadRecordOptions, "format" | "lifecycle"> {
  readonly stdin: AsyncIterable<string | Uint8Array>;
  /** Ends what may be idle: standard input, pipes and devices. */
  readonly signal?: AbortSignal | undefined;
  /** Whether a file is never read: the caller reads or writes it itself, or leaves it out. */
  readonly except?: IsExcluded;
  /** Called with a sentence about what is skipped and is no failure: an empty file, a pipe in a folder. */
  readonly onRemark?: (words: string) => void;
  /** Called with the number of bytes that were read of a file, compressed as they are there. */
  readonly onBytes?: ((bytes: number) => void) | undefined;
}

/**
 * Opens files, folders, globs and `-` for standard input, one after the other, and tables after everything else.
 * An input that cannot be opened says why. Take all records of an input before you ask for the next.
 */
export async function* openInputs(
  paths: readonly string[],
  { stdin, signal, except, onRemark, onBytes, ...reading }: OpenOptions,
): AsyncGenerator<OpenedInput> {
  const tables: string[] = [];
  const files = new FileReader();
  for (const found of findInputs(paths, { except, onRemark })) {
    const { path } = found;
    if ("problem" in found) yield found;
    // A link to nothing says so when it is opened as a file.
    else if (isTable(path) && existsSync(path)) tables.push(path);
    else {
      const bytes =
        found.kind === "file" ? files.read(path) : untilAborted(path === "-" ? stdin : createReadStream(path), signal);
      const counted = onBytes === undefined ? bytes : counting(bytes, onBytes);
      yield { path, batches: readBatches(decompressed(counted), { ...reading, file: path }) };
    }
  }
  if (tables.length > 0) yield* openTables(tables, { onRead: (file) => onBytes?.(sizeOf(file)) });
}

/** The number of bytes to read; undefined if standard input is among them, whose end is unknown. */
export function bytesOf(paths: readonly string[], except?: IsExcluded): number | undefined {
  if (paths.includes("-")) return undefined;
  let bytes = 0;
  for (const found of findInputs(paths, { except })) if (!("problem" in found)) bytes += sizeOf(found.path);
  return bytes;
}

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}

async function* counting(stream: AsyncIterable<string | Uint8Array>, onBytes: (bytes: number) => void) {
  for await (const chunk of stream) {
    onBytes(chunk.length);
    yield chunk;
  }
}
