import { describe, expect, test } from "vitest";
import { samples } from "../support/slow.ts";
import { regressions } from "./bugs/index.ts";

const SEEDS = Array.from({ length: samples(100, 25) }, (_, i) => i + 1);

test("every regression has its own story, and ten have a public report", () => {
  expect(new Set(regressions.map(({ story }) => story)).size).toBe(regressions.length);
  const reported = regressions.filter(({ issue }) => /\/(?:issues|pull)\/\d+$/.test(issue));
  expect(new Set(reported.map(({ issue }) => issue)).size).toBe(10);
});

describe.each(regressions.map((regression) => [regression.story, regression] as const))("%s", (_, { issue, check }) => {
  test("links to a public report or to the public source", () => {
    expect(issue).toMatch(/^https:\/\/github\.com\/[^/]+\/[^/]+\/(?:(?:issues|pull)\/\d+$|blob\/[0-9a-f]{40}\/)/);
  });

  test("the fixture finds the bug within fast-check's default number of runs, whatever the seed", () => {
    const missed = SEEDS.filter((seed) => !check("broken", { seed }).failed);
    expect(missed).toEqual([]);
  });

  test("the repaired program passes", () => {
    expect(check("repaired", { seed: 1, numRuns: samples(5000, 500) }).failed).toBe(false);
  });
});
