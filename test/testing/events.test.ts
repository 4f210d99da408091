import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compareSnapshots, trainingJobLifecycle, validateUnknown } from "../../src/index.ts";
import type { JobRecord } from "../../src/read/index.ts";
import { edgeCoverage, events, type TrainingJobEvent } from "../../src/testing/index.ts";
import { assertArbitrary } from "../support/arbitrary-assertions.ts";
import { EVENT_BUGS } from "../support/observed-bugs.ts";
import { readAll } from "../support/read-all.ts";
import { samples } from "../support/slow.ts";

const entries = ({ detail }: TrainingJobEvent) => detail.SecondaryStatusTransitions.length;

function expectSnapshotsOfOneJob(events: readonly TrainingJobEvent[]): void {
  expect(events.length).toBeGreaterThan(0);
  for (const { detail } of events) expect(validateUnknown(detail).findings).toEqual([]);
  const byId = new Map(events.map((event) => [event.id, event]));
  for (const event of events) expect(event).toEqual(byId.get(event.id));
  const inOrder = [...byId.values()].sort((a, b) => Number(a.id.split("/")[1]) - Number(b.id.split("/")[1]));
  for (const [i, { detail }] of inOrder.entries()) {
    if (i > 0) expect(compareSnapshots(inOrder[i - 1]!.detail, detail).findings).toEqual([]);
  }
  const most = Math.max(...events.map(entries));
  const ended = events.filter((event) => entries(event) === most);
  for (const { detail } of ended) expect(trainingJobLifecycle.terminalStatuses).toContain(detail.SecondaryStatus);
  // One event per change: every entry has an event.
  expect(new Set(events.map(entries)).size).toBe(most);
}

describe("events", () => {
  assertArbitrary(events(), { isCorrect: expectSnapshotsOfOneJob, strangers: [undefined, [], [{}]] });
});

test("no event has findings, and every edge is covered", () => {
  const coverage = edgeCoverage();
  const look = (events: readonly TrainingJobEvent[]) => {
    coverage.record(events.reduce((a, b) => (entries(a) < entries(b) ? b : a)).detail);
    return events.every(({ detail }) => validateUnknown(detail).findings.length === 0);
  };
  fc.assert(fc.property(events(), look), { seed: 1, numRuns: samples(100_000, 1000) });
  coverage.demand({ edges: 1, statuses: 1, endings: 1 });
});

test("events are duplicated and out of order, unless the constraints forbid it", () => {
  const isInOrder = (events: readonly TrainingJobEvent[]) =>
    events.every(({ time }, i) => i === 0 || events[i - 1]!.time <= time);
  const isSingle = (events: readonly TrainingJobEvent[]) => new Set(events.map(({ id }) => id)).size === events.length;
  const some = fc.sample(events({ maxLength: 6 }), { seed: 1, numRuns: 300 });
  expect(some.some(isInOrder) && !some.every(isInOrder)).toBe(true);
  expect(some.some(isSingle) && !some.every(isSingle)).toBe(true);
  const tidy = fc.sample(events({ maxCopies: 1, maxDelay: 0 }), { seed: 1, numRuns: 300 });
  expect(tidy.every((events) => isInOrder(events) && isSingle(events))).toBe(true);
});

test("the reader keeps the latest event of a job, whatever their order", async () => {
  for (const received of fc.sample(events(), { seed: 1, numRuns: 100 })) {
    const records = await readAll(received.map((event) => JSON.stringify(event)).join("\n"));
    expect(records).toHaveLength(1);
    const { job } = records[0] as JobRecord & { job: { SecondaryStatusTransitions: unknown[] } };
    expect(job.SecondaryStatusTransitions).toHaveLength(Math.max(...received.map(entries)));
  }
});

test.each(Object.entries(EVENT_BUGS))("shrinks to a shortest counterexample: %s", (_, { least, holds }) => {
  for (let seed = 1; seed <= samples(200, 3); seed++) {
    const { counterexample } = fc.check(fc.property(events(), holds), { seed, numRuns: 1000 });
    expect(counterexample?.[0], `seed ${seed}`).toHaveLength(least);
  }
});
