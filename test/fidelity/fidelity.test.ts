import { describe, expect, test } from "vitest";
import { isLegal, trainingJobLifecycle, validateHistory, validateJob } from "../../src/index.ts";
import { fixtures, publishedLogs, publishedResponses, statusesOf } from "./histories.ts";

describe("published responses", () => {
  test.each(publishedResponses.map(({ id, response }) => [id, response] as const))(
    "%s: no error and no warning",
    (_, response) => {
      const { findings, verdict } = validateJob(response);
      expect(findings.filter(({ severity }) => severity !== "info")).toEqual([]);
      expect(verdict).toBe(response.TrainingJobStatus === "InProgress" ? "open" : "legal");
      expect(isLegal(response.SecondaryStatusTransitions)).toBe(true);
    },
  );

  test("fixtures of unknown origin have only the findings that they contradict themselves by", () => {
    const found = fixtures.flatMap(({ response }) => validateJob(response).findings.map(({ rule }) => rule));
    expect(new Set(found)).toEqual(new Set(["secondary-status-mismatch"]));
  });
});

describe("published console logs", () => {
  test.each(publishedLogs.filter(({ damage }) => damage === undefined).map((log) => [log.id, log] as const))(
    "%s replays legally, without an inferred edge",
    (_, log) => {
      const history = statusesOf(log).map((Status) => ({ Status }));
      const { findings } = validateHistory(history, { hasTimes: false, evidence: "observed" });
      const isCut = log.missing === "start" && !trainingJobLifecycle.firstStatuses.includes(history[0]!.Status);
      expect(findings.map(({ rule }) => rule)).toEqual(isCut ? ["illegal-first-status"] : []);
    },
  );
});

describe("every history", () => {
  const all = [...publishedResponses, ...publishedLogs, ...fixtures];

  test("has its own id, and names its source", () => {
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
    for (const { source } of all) {
      expect(source.repository).toMatch(/^[\w.-]+\/[\w.-]+$/);
      expect(source.path).not.toBe("");
    }
  });

  test("that is a copy names another history", () => {
    const ids = new Set(all.map(({ id }) => id));
    for (const { id, copyOf } of publishedLogs) {
      if (copyOf !== undefined) expect(ids.has(copyOf) && copyOf !== id, id).toBe(true);
    }
  });

  test("holds facts only: statuses, times, numbers, no texts", () => {
    const isFact = (text: string) =>
      /^\(?[A-Za-z]+\)?$/.test(text) || /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d[\d.:+Z]*$/.test(text);
    const texts = (value: unknown): string[] =>
      typeof value === "string" ? [value] : Object.values(Object(value)).flatMap(texts);
    const held = [
      ...publishedLogs.map(({ lines }) => lines),
      ...[...publishedResponses, ...fixtures].map(({ response }) => response),
    ];
    expect(held.flatMap(texts).filter((text) => !isFact(text))).toEqual([]);
  });
});
