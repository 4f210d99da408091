import { describe, expect, test } from "vitest";
import { isLegal, validateHistory, validateJob } from "../src/index.ts";
import { hasCorpus, type PublishedArray, publishedArrays, publishedLogs, visitsOf } from "./support/corpus.ts";

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

describe.skipIf(!hasCorpus)("published arrays (skipped where ../shared/corpus is absent)", () => {
  const arrays = publishedArrays();

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

describe.skipIf(!hasCorpus)("published console logs (skipped where ../shared/corpus is absent)", () => {
  const logs = publishedLogs().filter(({ quality }) => quality === "clean");

  test("there are some", () => {
    expect(logs.length).toBeGreaterThan(400);
  });

  test.each(logs.map((log) => [log.id, log] as const))("%s replays legally", (_, log) => {
    const visits = visitsOf(log);
    const { findings } = validateHistory(
      visits.map((Status) => ({ Status })),
      { hasTimes: false },
    );
    // A log that was cut at its beginning has nothing else wrong with it.
    expect(findings.map(({ rule }) => rule)).toEqual(
      log.truncated && visits[0] === "Uploading" ? ["illegal-first-status"] : [],
    );
  });
});
