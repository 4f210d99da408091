import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compareSnapshots, trainingJobLifecycle, validateJob } from "../../src/index.ts";
import { edgeCoverage, type Job, type PollsConstraints, polls } from "../../src/testing/index.ts";
import { assertArbitrary } from "../support/arbitrary-assertions.ts";
import { POLL_BUGS } from "../support/observed-bugs.ts";
import { samples } from "../support/slow.ts";

function expectToBeSeenInOrder(responses: readonly Job<Date>[]): void {
  for (const [i, response] of responses.entries()) {
    expect(validateJob(response).findings).toEqual([]);
    const earlier = responses[i - 1];
    if (earlier === undefined) continue;
    expect(compareSnapshots(earlier, response).findings).toEqual([]);
    expect(response.LastModifiedTime.getTime()).toBeGreaterThanOrEqual(earlier.LastModifiedTime.getTime());
    expect(response.TrainingJobName).toBe(earlier.TrainingJobName);
  }
}

describe.each<[string, PollsConstraints<"sdk">]>([
  ["without constraints", {}],
  ["of running jobs, at most one poll per entry", { ended: false, maxPollsPerEntry: 1 }],
])("polls, %s", (_, constraints) => {
  assertArbitrary(polls(constraints), {
    isCorrect: expectToBeSeenInOrder,
    strangers: [undefined, [], [{}]],
  });
});

test("generates missed entries, repeated terminal responses, and messages rewritten during an entry and after the end", () => {
  const coverage = edgeCoverage();
  const seen = new Set<string>();
  const look = (responses: readonly Job<Date>[]) => {
    const last = responses.at(-1)!;
    coverage.record(last);
    if (!trainingJobLifecycle.terminalStatuses.includes(last.SecondaryStatus)) return false;
    if (responses.length < last.SecondaryStatusTransitions.length) seen.add("missed");
    for (const [i, { SecondaryStatus, SecondaryStatusTransitions: history }] of responses.entries()) {
      const earlier = responses[i - 1];
      if (earlier?.SecondaryStatusTransitions.length !== history.length) continue;
      seen.add(trainingJobLifecycle.terminalStatuses.includes(SecondaryStatus) ? "repeated end" : "repeated");
      const isRewritten = history.at(-1)!.StatusMessage !== earlier.SecondaryStatusTransitions.at(-1)!.StatusMessage;
      if (isRewritten) seen.add(history.at(-1)!.EndTime === undefined ? "rewritten" : "rewritten end");
    }
    return responses.every((response) => validateJob(response).findings.length === 0);
  };
  fc.assert(fc.property(polls(), look), { seed: 1, numRuns: samples(100_000, 1000) });
  expect(seen).toEqual(new Set(["missed", "repeated end", "repeated", "rewritten", "rewritten end"]));
  coverage.demand({ edges: 1, statuses: 1, endings: 1 });
});

test("generates responses in another format", () => {
  const [responses] = fc.sample(polls({ as: "wire" }), { seed: 1, numRuns: 1 });
  expect(responses!.every(({ CreationTime }) => typeof CreationTime === "number")).toBe(true);
});

test("a format without milliseconds gives the same jobs as a clock of whole seconds", () => {
  const text = (constraints: PollsConstraints) => fc.stringify(fc.sample(polls(constraints), { seed: 4, numRuns: 50 }));
  for (const as of ["search", "console-copy"] as const) expect(text({ as })).toBe(text({ as, clock: "seconds" }));
});

test.each(["wire", "cli", "search", "eventbridge"] as const)(
  "as %s, an example shrinks to the simplest value",
  (format) => {
    const arbitrary: fc.Arbitrary<object[]> = polls({ as: format });
    const [example] = fc.sample(arbitrary, { seed: 2, numRuns: 1 });
    const { counterexample } = fc.check(
      fc.property(arbitrary, (responses) => responses.length === 0),
      { examples: [[example!]], numRuns: 1 },
    );
    expect(counterexample![0]).toHaveLength(1);
  },
);

test.each(["snake-case", "notebook", "python"] as const)("as %s, an example is not shrunk", (format) => {
  const arbitrary: fc.Arbitrary<unknown> = polls({ as: format });
  const [example] = fc.sample(arbitrary, { seed: 2, numRuns: 1 });
  expect(arbitrary.canShrinkWithoutContext(example)).toBe(false);
});

test.each(Object.entries(POLL_BUGS))("shrinks to a shortest counterexample: %s", (_, { least, holds }) => {
  for (let seed = 1; seed <= samples(200, 3); seed++) {
    const { counterexample } = fc.check(fc.property(polls(), holds), { seed, numRuns: 1000 });
    expect(counterexample?.[0], `seed ${seed}`).toHaveLength(least);
  }
});
