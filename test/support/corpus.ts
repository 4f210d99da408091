import { existsSync, readFileSync } from "node:fs";

/*
 * Real histories that others published. They are not part of the project: where the folder is absent, the tests that
 * read it are skipped and say so.
 */
const folder = new URL("../../../shared/corpus/", import.meta.url);

export const hasCorpus = existsSync(folder);

export interface PublishedArray {
  readonly id: string;
  readonly real: boolean | "unknown";
  readonly transitions: { readonly Status: string; readonly EndTime?: string }[];
  readonly [field: string]: unknown;
}

export interface PublishedLog {
  readonly id: string;
  readonly quality: string;
  readonly truncated: boolean;
  readonly sequence: { readonly at: string; readonly status: string; readonly message: string }[];
}

export const publishedArrays = () => lines<PublishedArray>("arrays.jsonl");

export const publishedLogs = () => lines<PublishedLog>("logs.jsonl");

/** The statuses of a log, a visit each however many lines it has. */
export function visitsOf({ sequence }: PublishedLog): string[] {
  return sequence.map(({ status }) => status).filter((status, i, all) => status !== all[i - 1]);
}

function lines<T>(file: string): T[] {
  if (!hasCorpus) return [];
  const text = readFileSync(new URL(file, folder), "utf8");
  return text
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as T);
}
