import { applyPatch } from "rfc6902";
import { expect } from "vitest";
import { type Repair, type ValidateOptions, validateUnknown } from "../../../src/index.ts";

/** The rules that find fault with the sequence of statuses. */
export const SEQUENCE_RULES = [
  "empty-history",
  "unknown-status",
  "illegal-first-status",
  "illegal-transition",
  "status-after-terminal",
  "repeated-status",
];

const BEGIN = Date.UTC(2025, 4, 16, 18);

/** A history as AWS would have told it, an entry a minute; the last is closed where it ends a job. */
export function historyOf(statuses: readonly string[], isEnd: (status: string) => boolean) {
  return statuses.map((Status, i) => {
    const isOpen = i === statuses.length - 1 && !isEnd(Status);
    const StartTime = BEGIN + i * 60_000;
    return { Status, StartTime, ...(isOpen ? {} : { EndTime: isEnd(Status) ? StartTime : StartTime + 60_000 }) };
  });
}

/** The input as JSON holds it, after its patch, applied by a library that is not ours. */
export function patched(input: unknown, { patch }: Repair): unknown {
  const document = { root: JSON.parse(JSON.stringify(input)) };
  const operations = patch.map((operation) =>
    operation.op === "move"
      ? { ...operation, from: `/root${operation.from}`, path: `/root${operation.path}` }
      : { ...operation, path: `/root${operation.path}` },
  );
  expect(applyPatch(document, JSON.parse(JSON.stringify(operations)))).toEqual(operations.map(() => null));
  return document.root;
}

/** The sequence findings of an input. */
export function sequenceFindings(input: unknown, options?: ValidateOptions): string[] {
  const { findings } = validateUnknown(input, options);
  return findings.filter(({ rule }) => SEQUENCE_RULES.includes(rule)).map(({ rule, message }) => `${rule}: ${message}`);
}

/** The statuses of a history or of a list of statuses. */
export function statusesIn(history: unknown): unknown[] {
  return (history as (string | { Status: unknown })[]).map((entry) =>
    typeof entry === "string" ? entry : entry.Status,
  );
}
