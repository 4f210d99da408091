import type { Lifecycle } from "../../machine/lifecycle.ts";
import { property } from "../../model/safe-access.ts";
import { duplicateKeys, withDuplicates } from "../duplicates/duplicate-keys.ts";
import { valueFormats } from "./index.ts";
import { isHistoryLike } from "./looks-like-entry.ts";
import { named } from "./named.ts";
import { rowsOf } from "./pandas.ts";
import type { Found, ValueFormat } from "./value-format.ts";
import { noHistory } from "./what-is-there.ts";

/** Lists in lists: pages of jobs, accounts of pages. Real data does not nest deeper. */
const DEEPEST_LIST = 8;

/** `Records[].Sns.Message` is four deep, the output of a Step Functions event five. */
const DEEPEST_WRAPPING = 6;

/**
 * Finds the described jobs in a parsed value: in the format that recognises it, or in the one that is named. An
 * array that is not a history is a list, and each element is searched.
 *
 * @param chosen the lifecycle that the user chose: its names come before AWS's, and its statuses are known too.
 */
export function findJobs(value: unknown, format: string | undefined, chosen?: Lifecycle, depth = 0): readonly Found[] {
  if (typeof value !== "object" || value === null) return [nothingIn(value, format, chosen)];
  const rows = format === undefined || format === "pandas" ? rowsOf(value) : undefined;
  if (rows !== undefined && depth < DEEPEST_WRAPPING)
    return asked(findJobs(rows, undefined, chosen, depth + 1), "pandas");
  const known = formatsFor(chosen);
  const candidates = format === undefined ? known : known.filter(({ names }) => names.includes(format));
  const recognised = candidates.find((candidate) => candidate.recognises(value, chosen));
  if (recognised !== undefined) return asked(recognised.read(value), format);
  if (Array.isArray(value) && value.length > 0 && depth < DEEPEST_LIST) {
    return value.flatMap((element, i) => within(i, findJobs(element, format, chosen, depth + 1)));
  }
  const jobs = depth < DEEPEST_WRAPPING ? wrappedJobs(value, format, chosen, depth) : [];
  return jobs.length > 0 ? jobs : [nothingIn(value, format, chosen)];
}

const withNames = new WeakMap<Lifecycle, readonly ValueFormat[]>();

/** All formats; that of the field names of a lifecycle is the most specific. */
function formatsFor(chosen: Lifecycle | undefined): readonly ValueFormat[] {
  if (chosen?.fields === undefined) return valueFormats;
  const formats = withNames.get(chosen) ?? [named(chosen), ...valueFormats];
  withNames.set(chosen, formats);
  return formats;
}

/**
 * The jobs under any key of an object, or in JSON that is held as text there: `{ "TrainingResult": {…} }`, the body of
 * an SQS message, the Message of SNS, the output of Step Functions. A bare array under a key may be of anything. The
 * history of an execution holds its job as the output of several events, word for word: one of them is enough.
 */
function wrappedJobs(
  value: object,
  format: string | undefined,
  chosen: Lifecycle | undefined,
  depth: number,
): readonly Found[] {
  const found = Object.keys(value).flatMap((key) => {
    const text = property(value, key);
    const inner = unwrapped(text);
    if (inner === undefined || isHistoryLike(inner, chosen) || isWords(inner)) return [];
    const jobs = findJobs(inner, format, chosen, depth + 1).filter(isOfHistory);
    if (jobs.length === 0 || typeof text !== "string") return within(key, jobs);
    const duplicates = duplicateKeys(text, undefined);
    return within(
      key,
      jobs.map((job) => withDuplicates(job, duplicates)),
    );
  });
  return depth === 0 && found.length > 1 ? withoutRepeats(found) : found;
}

function isOfHistory(found: Found): boolean {
  return found.kind === "job" || found.isHistory === true;
}

function isWords(value: object): boolean {
  return Array.isArray(value) && value.every((element) => typeof element !== "object");
}

function withoutRepeats(found: readonly Found[]): readonly Found[] {
  const seen = new Set<string>();
  return found.filter((job) => {
    if (job.kind !== "job" || job.name === undefined) return true;
    const text = JSON.stringify(job.job);
    return seen.size < seen.add(text).size;
  });
}

function within(key: string | number, found: readonly Found[]): readonly Found[] {
  return found.map((job) => ({ ...job, path: [key, ...(job.path ?? [])] }));
}

function unwrapped(value: unknown): object | undefined {
  if (typeof value === "object" && value !== null) return value;
  if (typeof value !== "string" || !/^\s*[{[]/.test(value)) return undefined;
  try {
    return unwrapped(JSON.parse(value));
  } catch {
    return undefined;
  }
}

function nothingIn(value: unknown, format: string | undefined, chosen: Lifecycle | undefined): Found {
  const wanted = format === undefined ? "" : `this is not of the format ${format}; `;
  return { kind: "unreadable", format: format ?? "unknown", problem: `${wanted}${noHistory(value, chosen)}` };
}

function asked(found: readonly Found[], format: string | undefined): readonly Found[] {
  return format === undefined ? found : found.map((job) => ({ ...job, format }));
}
