import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { EVENT_BUGS } from "../../bench/shrinking/told-bugs.ts";
import { compareSnapshots, trainingJob, validateJob } from "../../src/index.ts";
import type { JobRecord } from "../../src/read/index.ts";
import { edgeCoverage, events, type TrainingJobEvent } from "../../src/testing/index.ts";
import { assertArbitrary } from "../support/arbitrary-assertions.ts";
import { readAll } from "../support/read-all.ts";
import { samples } from "../support/slow.ts";

const entries = ({ detail }: TrainingJobEvent) => detail.SecondaryStatusTransitions.length;

function expectToTellALife(told: readonly TrainingJobEvent[]): void {
  expect(told.length).toBeGreaterThan(0);
  for (const { detail } of told) expect(validateJob(detail).findings).toEqual([]);
  const byId = new Map(told.map((event) => [event.id, event]));
  for (const event of told) expect(event).toEqual(byId.get(event.id));
  const inOrder = [...byId.values()].sort((a, b) => Number(a.id.split("/")[1]) - Number(b.id.split("/")[1]));
  for (const [i, { detail }] of inOrder.entries()) {
    if (i > 0) expect(compareSnapshots(inOrder[i - 1]!.detail, detail).findings).toEqual([]);
  }
  const most = Math.max(...told.map(entries));
  const ended = told.filter((event) => entries(event) === most);
  for (const { detail } of ended) expect(trainingJob.terminalStatuses).toContain(detail.SecondaryStatus);
  // An event a change: no entry is left out.
  expect(new Set(told.map(entries)).size).toBe(most);
}

describe("events", () => {
  assertArbitrary(events(), { isCorrect: expectToTellALife, strangers: [undefined, [], [{}]] });
});

test("nothing is found in any of them, and every edge is walked", () => {
  const coverage = edgeCoverage();
  const look = (told: readonly TrainingJobEvent[]) => {
    coverage.record(told.reduce((a, b) => (entries(a) < entries(b) ? b : a)).detail);
    return told.every(({ detail }) => validateJob(detail).findings.length === 0);
  };
  fc.assert(fc.property(events(), look), { seed: 1, numRuns: samples(100_000, 1000) });
  coverage.demand({ edges: 1, statuses: 1, endings: 1 });
});

test("events come twice and out of order, unless that is not wanted", () => {
  const isInOrder = (told: readonly TrainingJobEvent[]) =>
    told.every(({ time }, i) => i === 0 || told[i - 1]!.time <= time);
  const isSingle = (told: readonly TrainingJobEvent[]) => new Set(told.map(({ id }) => id)).size === told.length;
  const some = fc.sample(events(), { seed: 1, numRuns: 300 });
  expect(some.some(isInOrder) && !some.every(isInOrder)).toBe(true);
  expect(some.some(isSingle) && !some.every(isSingle)).toBe(true);
  const tidy = fc.sample(events({ maxCopies: 1, maxDelay: 0 }), { seed: 1, numRuns: 300 });
  expect(tidy.every((told) => isInOrder(told) && isSingle(told))).toBe(true);
});

test("of all events of a life the reader keeps the last, whatever their order", async () => {
  for (const told of fc.sample(events(), { seed: 1, numRuns: 100 })) {
    const records = await readAll(told.map((event) => JSON.stringify(event)).join("\n"));
    expect(records).toHaveLength(1);
    const { job } = records[0] as JobRecord & { job: { SecondaryStatusTransitions: unknown[] } };
    expect(job.SecondaryStatusTransitions).toHaveLength(Math.max(...told.map(entries)));
  }
});

test.each(Object.entries(EVENT_BUGS))(
  "shrinking ends with the fewest that show a wrong belief wrong: %s",
  (_, { least, holds }) => {
    for (let seed = 1; seed <= samples(200, 10); seed++) {
      const { counterexample } = fc.check(fc.property(events(), holds), { seed, numRuns: 1000 });
      expect(counterexample?.[0], `seed ${seed}`).toHaveLength(least);
    }
  },
);
