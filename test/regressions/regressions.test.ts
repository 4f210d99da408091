import { describe, expect, test } from "vitest";
import { samples } from "../support/slow.ts";
import { exhibits } from "./bugs/index.ts";

const SEEDS = Array.from({ length: samples(100, 25) }, (_, i) => i + 1);

test("no two exhibits tell the same story", () => {
  expect(new Set(exhibits.map(({ story }) => story)).size).toBe(exhibits.length);
  const reported = exhibits.filter(({ issue }) => /\/(?:issues|pull)\/\d+$/.test(issue));
  expect(new Set(reported.map(({ issue }) => issue)).size).toBe(10);
});

describe.each(exhibits.map((shown) => [shown.story, shown] as const))("%s", (_, { issue, check }) => {
  test("the bug has a public address", () => {
    expect(issue).toMatch(/^https:\/\/github\.com\/[^/]+\/[^/]+\/(?:(?:issues|pull)\/\d+$|blob\/[0-9a-f]{40}\/)/);
  });

  test("the fixture finds it in the usual number of runs, whatever the seed", () => {
    const missed = SEEDS.filter((seed) => !check("broken", { seed }).failed);
    expect(missed).toEqual([]);
  });

  test("the repaired program passes", () => {
    expect(check("repaired", { seed: 1, numRuns: samples(5000, 500) }).failed).toBe(false);
  });
});
