import { createReadStream } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { decompressed } from "./decompress.ts";
import type { ReadRecord } from "./described-job.ts";
import { globBase, globPattern, isGlob } from "./glob.ts";
import { type ReadOptions, readHistories } from "./index.ts";

/** One thing to read, or why there is nothing to read. */
export type OpenedInput =
  | { readonly path: string; readonly records: AsyncIterable<ReadRecord> }
  | { readonly path: string; readonly problem: string };

/** What is read of a folder. A file that is named itself is read whatever its name. */
const READABLE = /\.(?:json|ndjson|jsonl|log|txt|ipynb)(?:\.(?:gz|zst))?$/i;

const READABLE_NAMES = ".json .ndjson .jsonl .log .txt .ipynb, and .gz or .zst of them";

export interface OpenOptions extends ReadOptions {
  readonly stdin: AsyncIterable<string | Uint8Array>;
}

/** Opens files, folders, globs and `-` for standard input, one after the other. What cannot be opened says why. */
export async function* openInputs(
  paths: readonly string[],
  { stdin, ...options }: OpenOptions,
): AsyncGenerator<OpenedInput> {
  for (const path of paths) {
    if (path === "-") yield { path, records: readHistories(decompressed(stdin), { ...options, file: "-" }) };
    else yield* openPath(path, options);
  }
}

async function* openPath(path: string, options: ReadOptions): AsyncGenerator<OpenedInput> {
  try {
    if ((await stat(path)).isDirectory()) yield* openFolder(path, path, READABLE, options);
    else yield openFile(path, options);
  } catch (error) {
    const isMissing = (error as NodeJS.ErrnoException).code === "ENOENT";
    if (isMissing && isGlob(path)) yield* openFolder(globBase(path), path, globPattern(path), options);
    else yield { path, problem: reasonOf(error) };
  }
}

async function* openFolder(
  folder: string,
  named: string,
  wanted: RegExp,
  options: ReadOptions,
): AsyncGenerator<OpenedInput> {
  let isEmpty = true;
  for await (const found of walk(folder)) {
    if ("problem" in found) yield found;
    else if (wanted.test(found.path)) yield openFile(found.path, options);
    else continue;
    isEmpty = false;
  }
  if (!isEmpty) return;
  const problem = wanted === READABLE ? `no file to read in this folder (${READABLE_NAMES})` : "no file matches";
  yield { path: named, problem };
}

type Walked = { readonly path: string } | { readonly path: string; readonly problem: string };

/** All files below a folder, in the order of their names. Links to folders are not followed: they may lead round. */
async function* walk(folder: string): AsyncGenerator<Walked> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const path = folder === "." ? entry.name : join(folder, entry.name);
      if (entry.isDirectory()) yield* walk(path);
      else yield { path };
    }
  } catch (error) {
    yield { path: folder, problem: reasonOf(error) };
  }
}

function openFile(path: string, options: ReadOptions): OpenedInput {
  const stream = createReadStream(path, { highWaterMark: 1024 * 1024 });
  return { path, records: readHistories(decompressed(stream), { ...options, file: path }) };
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
