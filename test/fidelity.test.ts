import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { isLegal, validateHistory, validateJob } from "../src/index.ts";

/*
 * Real histories that others published. They are not part of the project: where the folder is absent, these tests are
 * skipped and say so.
 */
const corpus = new URL("../../shared/corpus/", import.meta.url);
const isThere = existsSync(corpus);

function lines<T>(file: string): T[] {
  if (!isThere) return [];
  return readFileSync(new URL(file, corpus), "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as T);
}

interface PublishedArray {
  readonly id: string;
  readonly real: boolean | "unknown";
  readonly transitions: { readonly Status: string }[];
  readonly [field: string]: unknown;
}

interface PublishedLog {
  readonly id: string;
  readonly quality: string;
  readonly truncated: boolean;
  readonly sequence: { readonly status: string; readonly message: string }[];
}

/** The response as it was, from the fields that were printed. */
function rebuilt(line: PublishedArray) {
  return {
    TrainingJobStatus: line.primary,
    SecondaryStatus: line.secondary,
    EnableManagedSpotTraining: line.spot,
    CreationTime: line.creation,
    TrainingStartTime: line.training_start,
    TrainingEndTime: line.training_end,
    LastModifiedTime: line.last_modified,
    TrainingTimeInSeconds: line.training_seconds,
    BillableTimeInSeconds: line.billable_seconds,
    SecondaryStatusTransitions: line.transitions,
    ...(line.failure_reason_omitted ? { FailureReason: "not reproduced" } : {}),
  };
}

describe.skipIf(!isThere)("published arrays (skipped where ../shared/corpus is absent)", () => {
  const arrays = lines<PublishedArray>("arrays.jsonl");

  test("there are some", () => {
    expect(arrays.filter(({ real }) => real === true).length).toBeGreaterThan(20);
  });

  test.each(arrays.filter(({ real }) => real === true).map((line) => [line.id, line] as const))(
    "%s: no error and no warning",
    (_, line) => {
      const { findings, verdict } = validateJob(rebuilt(line));
      expect(findings.filter(({ severity }) => severity !== "info")).toEqual([]);
      expect(verdict).toBe(line.primary === "InProgress" ? "open" : "legal");
      expect(isLegal(line.transitions)).toBe(true);
    },
  );

  test("fixtures of unknown origin are told only for what they contradict in themselves", () => {
    const told = arrays
      .filter(({ real }) => real === "unknown")
      .flatMap((line) => validateJob(rebuilt(line)).findings.map(({ rule }) => rule));
    expect(new Set(told)).toEqual(new Set(["secondary-status-mismatch"]));
  });
});

describe.skipIf(!isThere)("published console logs (skipped where ../shared/corpus is absent)", () => {
  const logs = lines<PublishedLog>("logs.jsonl").filter(({ quality }) => quality === "clean");

  const folded = (log: PublishedLog) =>
    log.sequence
      .filter(({ status }, i) => status !== log.sequence[i - 1]?.status)
      .map(({ status }) => ({ Status: status }));

  test("there are some", () => {
    expect(logs.length).toBeGreaterThan(400);
  });

  test.each(logs.map((log) => [log.id, log] as const))("%s replays legally", (_, log) => {
    const { findings } = validateHistory(folded(log), { timed: false });
    // A log that was cut at its beginning has nothing else wrong with it.
    expect(findings.map(({ rule }) => rule)).toEqual(
      log.truncated && folded(log)[0]?.Status === "Uploading" ? ["illegal-first-status"] : [],
    );
  });
});
