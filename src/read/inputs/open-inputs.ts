import { readdir, stat } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { ReadRecordOptions } from "../json/record-builder.ts";
import type { LatestEventPerJob } from "../latest-event-per-job.ts";
import type { ReadRecord } from "../read-record.ts";
import { readRecords } from "../read-records.ts";
import { isTable, openTables } from "../tables/open.ts";
import { decompressed } from "./decompress.ts";
import { fileChunks } from "./file-chunks.ts";
import { globBase, globPattern, isGlob } from "./glob.ts";
import type { OpenedInput } from "./opened-input.ts";

/** What is read of a folder. A file that is named itself is read whatever its name. */
const READABLE = /\.(?:(?:json|ndjson|jsonl|log|txt|ipynb|csv|tsv|ya?ml)(?:\.(?:gz|zst))?|parquet)$/i;

const READABLE_NAMES =
  ".json .ndjson .jsonl .log .txt .ipynb .csv .tsv .yaml .yml, and .gz or .zst of them, and .parquet";

export interface OpenOptions extends Pick<ReadRecordOptions, "format"> {
  readonly stdin: AsyncIterable<string | Uint8Array>;
  /** Keeps the events of all inputs: a job's events may stand in a file each. */
  readonly latest: LatestEventPerJob;
  /** Absolute paths of files that are never read: what the caller itself reads or writes beside its inputs. */
  readonly except?: ReadonlySet<string>;
  /** Called with a sentence on what is skipped and is no failure: files of a folder that end in something else. */
  readonly onRemark?: (words: string) => void;
  /** Told how many bytes were read, as they stand in the file. */
  readonly onBytes?: (bytes: number) => void;
}

/**
 * Opens files, folders, globs and `-` for standard input, one after the other, and tables after all else. What cannot be
 * opened says why.
 */
export async function* openInputs(
  paths: readonly string[],
  { stdin, latest, except, onRemark, onBytes, ...reading }: OpenOptions,
): AsyncGenerator<OpenedInput<ReadRecord>> {
  const tables: string[] = [];
  for await (const found of findInputs(paths, except, onRemark)) {
    if ("problem" in found) yield found;
    else if (isTable(found.path)) tables.push(found.path);
    else {
      const { path } = found;
      const stream = path === "-" ? stdin : fileChunks(path);
      const counted = counting(stream, onBytes);
      yield { path, records: latest.passing(readRecords(decompressed(counted), { ...reading, file: path })) };
    }
  }
  if (tables.length > 0) {
    yield* openTables(tables, { latest, onRead: async (file) => onBytes?.(await sizeOf(file)) });
  }
}

/** How many bytes there are to read; undefined where standard input is among it, whose end nobody knows. */
export async function bytesOf(paths: readonly string[], except?: ReadonlySet<string>): Promise<number | undefined> {
  if (paths.includes("-")) return undefined;
  let bytes = 0;
  for await (const found of findInputs(paths, except)) {
    if (!("problem" in found)) bytes += await sizeOf(found.path);
  }
  return bytes;
}

function sizeOf(path: string): Promise<number> {
  return stat(path).then(
    ({ size }) => size,
    () => 0,
  );
}

async function* counting(stream: AsyncIterable<string | Uint8Array>, onBytes: OpenOptions["onBytes"]) {
  for await (const chunk of stream) {
    onBytes?.(chunk.length);
    yield chunk;
  }
}

type FoundInput = { readonly path: string } | { readonly path: string; readonly problem: string };

async function* findInputs(
  paths: readonly string[],
  except?: ReadonlySet<string>,
  onRemark?: OpenOptions["onRemark"],
): AsyncGenerator<FoundInput> {
  /** A file that is named twice, or matched by a glob too, is read once. */
  const seen = new Set<string>();
  for (const path of paths) {
    for await (const found of path === "-" ? [{ path }] : find(path, onRemark)) {
      const absolute = found.path === "-" ? "-" : resolve(found.path);
      if (seen.has(absolute) || except?.has(absolute) === true) continue;
      seen.add(absolute);
      yield found;
    }
  }
}

async function* find(path: string, onRemark: OpenOptions["onRemark"]): AsyncGenerator<FoundInput> {
  try {
    if ((await stat(path)).isDirectory()) yield* findIn(path, path, READABLE, onRemark);
    else yield { path };
  } catch (error) {
    const isMissing = (error as NodeJS.ErrnoException).code === "ENOENT";
    if (isMissing && isGlob(path)) yield* findIn(globBase(path), path, globPattern(path));
    else yield { path, problem: isMissing ? (urlHint(path) ?? reasonOf(error)) : reasonOf(error) };
  }
}

/** What to do with the address of an object or a page: only files and streams are read. */
function urlHint(path: string): string | undefined {
  const [, scheme] = /^(s3|https?):\/\//.exec(path) ?? [];
  if (scheme === undefined) return undefined;
  const command = scheme === "s3" ? `aws s3 cp ${path} -` : `curl ${path}`;
  return `${scheme}:// is not read directly; pipe it in: ${command} | npx sagemaker-transitions audit -`;
}

async function* findIn(
  folder: string,
  named: string,
  wanted: RegExp,
  onRemark?: OpenOptions["onRemark"],
): AsyncGenerator<FoundInput> {
  let isEmpty = true;
  let others = 0;
  for await (const found of walk(folder)) {
    if (!("problem" in found) && !wanted.test(found.path)) {
      others++;
      continue;
    }
    yield found;
    isEmpty = false;
  }
  if (!isEmpty) {
    const files =
      others === 1 ? "1 file is not read, for its name ends" : `${others} files are not read, for their names end`;
    if (others > 0) onRemark?.(`${named}: ${files} in none of ${READABLE_NAMES}`);
    return;
  }
  const problem = wanted === READABLE ? `no file to read in this folder (${READABLE_NAMES})` : "no file matches";
  yield { path: named, problem };
}

/** Folders that tools keep for themselves: .git, .ipynb_checkpoints with older copies of notebooks. */
const ASIDE = /^(?:\.|node_modules$)/;

/**
 * All files below a folder, in the order of their names, without what tools keep for themselves. Links to folders are
 * not followed: they may lead round.
 */
async function* walk(folder: string): AsyncGenerator<FoundInput> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const path = folder === "." ? entry.name : join(folder, entry.name);
      if (!entry.isDirectory()) yield { path };
      else if (!ASIDE.test(entry.name)) yield* walk(path);
    }
  } catch (error) {
    yield { path: folder, problem: reasonOf(error) };
  }
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: "no such file or folder",
  EACCES: "no permission to read it",
  EPERM: "no permission to read it",
  EISDIR: "it is a folder",
};

/** Why a file cannot be read, in words. */
export function reasonOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  return REASONS[code ?? ""] ?? message;
}
