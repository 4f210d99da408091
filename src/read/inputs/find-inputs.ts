import { type Dirent, readdirSync, type Stats, statSync } from "node:fs";
import { join, normalize, resolve } from "node:path";
import { globBase, isGlob, pathMatcher } from "./glob.ts";
import { reasonOf } from "./reason-of.ts";

/** The files of a folder that are read. A file that is named itself is read whatever its name. */
const READABLE = /\.(?:(?:json|ndjson|jsonl|log|txt|ipynb|csv|tsv|ya?ml)(?:\.(?:gz|zst))?|parquet)$/i;

/** Source code: skipped without a notice. */
const CODE = /\.(?:[cm]?[jt]s|py|sh)$/i;

const READABLE_NAMES =
  ".json .ndjson .jsonl .log .txt .ipynb .csv .tsv .yaml .yml, and .gz or .zst of them, and .parquet";

/** A file, or what else can be read as a stream: a pipe, a device, or `-` for standard input. */
export type FoundInput =
  | { readonly path: string; readonly kind: "file" | "stream" }
  | { readonly path: string; readonly problem: string };

/** Whether a file is left out, by its absolute path. */
export type IsExcluded = (absolute: string) => boolean;

interface FindOptions {
  /** Whether a file is never read: the caller reads or writes it itself, or leaves it out. */
  readonly except?: IsExcluded | undefined;
  /** Called with a sentence about what is skipped. */
  readonly onRemark?: ((words: string) => void) | undefined;
}

/** The files that paths, folders and globs name, in the order of their names. */
export function* findInputs(paths: readonly string[], { except, onRemark }: FindOptions): Generator<FoundInput> {
  /** A file that is named twice, or matched by a glob too, is read once. */
  const seen = new Set<string>();
  for (const path of paths) {
    for (const found of path === "-" ? [{ path, kind: "stream" } as const] : find(path, onRemark)) {
      const absolute = found.path === "-" ? "-" : resolve(found.path);
      if (seen.has(absolute) || except?.(absolute) === true) continue;
      seen.add(absolute);
      yield found;
    }
  }
}

type OnRemark = FindOptions["onRemark"];

function* find(path: string, onRemark: OnRemark): Generator<FoundInput> {
  let stats: Stats;
  try {
    stats = statSync(path);
  } catch (error) {
    const isMissing = (error as NodeJS.ErrnoException).code === "ENOENT";
    if (isMissing && urlHint(path) === undefined && isGlob(path)) yield* findByPattern(path, onRemark);
    else yield { path, problem: isMissing ? (urlHint(path) ?? reasonOf(error)) : reasonOf(error) };
    return;
  }
  if (stats.isDirectory()) yield* findIn(path, path, (name) => READABLE.test(name), true, onRemark);
  else yield { path, kind: stats.isFile() ? "file" : "stream" };
}

/** What to do with the address of an object or a page: only files and streams are read. */
function urlHint(path: string): string | undefined {
  const [, scheme] = /^(s3|https?):\/\//.exec(path) ?? [];
  if (scheme === undefined) return undefined;
  const command = scheme === "s3" ? `aws s3 cp ${path} -` : `curl ${path}`;
  return `${scheme}:// is not read directly; pipe it in: ${command} | npx sagemaker-transitions audit -`;
}

function* findByPattern(pattern: string, onRemark: OnRemark): Generator<FoundInput> {
  let isWanted: (path: string) => boolean;
  try {
    isWanted = pathMatcher(normalize(pattern));
  } catch (error) {
    yield { path: pattern, problem: reasonOf(error) };
    return;
  }
  yield* findIn(globBase(pattern), pattern, isWanted, false, onRemark);
}

function* findIn(
  folder: string,
  named: string,
  isWanted: (path: string) => boolean,
  isFolder: boolean,
  onRemark: OnRemark,
): Generator<FoundInput> {
  let isEmpty = true;
  let others = 0;
  for (const found of walk(folder)) {
    if (!("problem" in found) && !isWanted(found.path)) {
      if (!CODE.test(found.path)) others++;
      continue;
    }
    if ("kind" in found && found.kind === "stream") {
      onRemark?.(`${found.path}: it is not a file and is skipped; name it to read it`);
      continue;
    }
    yield found;
    isEmpty = false;
  }
  if (isEmpty) {
    const problem = isFolder ? `no file to read in this folder (${READABLE_NAMES})` : "no file matches";
    yield { path: named, problem };
  } else if (others > 0 && isFolder) {
    const files =
      others === 1 ? "1 file is skipped because its name does" : `${others} files are skipped because their names do`;
    onRemark?.(`${named}: ${files} not end in ${READABLE_NAMES}`);
  }
}

/** Folders that tools keep for themselves: .git, .ipynb_checkpoints with older copies of notebooks. */
const ASIDE = /^(?:\.|node_modules$)/;

/**
 * All files below a folder, in the order of their names, without what tools keep for themselves. Links to folders are
 * not followed: they may lead round in a circle.
 */
function* walk(folder: string): Generator<FoundInput> {
  let entries: Dirent[];
  try {
    entries = readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    yield { path: folder, problem: reasonOf(error) };
    return;
  }
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = folder === "." ? entry.name : join(folder, entry.name);
    if (!entry.isDirectory()) yield { path, kind: kindOf(entry, path) };
    else if (!ASIDE.test(entry.name)) yield* walk(path);
  }
}

function kindOf(entry: Dirent, path: string): "file" | "stream" {
  return isSpecial(entry.isSymbolicLink() ? targetOf(path) : entry) ? "stream" : "file";
}

/** Returns undefined for a broken link: opening it later gives an error with a reason. */
function targetOf(path: string): Stats | undefined {
  try {
    return statSync(path);
  } catch {
    return undefined;
  }
}

function isSpecial(entry: Dirent | Stats | undefined): boolean {
  return (
    entry !== undefined && (entry.isFIFO() || entry.isSocket() || entry.isCharacterDevice() || entry.isBlockDevice())
  );
}
