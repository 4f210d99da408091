import { readFileSync } from "node:fs";
import type { DescribedTrainingJob } from "../../src/index.ts";

/** A response of DescribeTrainingJob or of Search that its owner published, as far as rules read it. */
export interface PublishedResponse {
  readonly id: string;
  readonly source: PublishedSource;
  readonly response: DescribedTrainingJob & {
    readonly SecondaryStatusTransitions: readonly { readonly Status: string; readonly EndTime?: string }[];
  };
}

/** The status lines of a job that a program printed, such as the Python SDK's console log. */
export interface PublishedLog {
  readonly id: string;
  readonly source: PublishedSource;
  /** The id of another history of the same job. */
  readonly copyOf?: string;
  /** The end of the history that the log lacks. */
  readonly missing?: "start" | "end";
  /** Why the log is no evidence: jobs that ran at the same time share it, or lines were lost or edited. */
  readonly damage?: "interleaved" | "damaged" | "edited";
  readonly lines: readonly PublishedLine[];
}

/** `at` is when the program looked, not when the status began; some programs print how long it lasted instead. */
interface PublishedLine {
  readonly status: string;
  readonly at?: string;
  readonly seconds?: number;
}

interface PublishedSource {
  readonly repository: string;
  readonly path: string;
  readonly commit?: string;
  readonly cell?: number;
}

export const publishedResponses: readonly PublishedResponse[] = read("responses.jsonl");

export const publishedLogs: readonly PublishedLog[] = read("logs.jsonl");

/** Test data of another project. No one says whether it was ever a response. */
export const fixtures: readonly PublishedResponse[] = read("fixtures.jsonl");

/** One status per entry, however many lines a log has for it. */
export function statusesOf({ lines }: PublishedLog): string[] {
  return lines.map(({ status }) => status).filter((status, i, all) => status !== all[i - 1]);
}

function read<T>(file: string): T[] {
  const text = readFileSync(new URL(file, import.meta.url), "utf8");
  return text
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as T);
}
