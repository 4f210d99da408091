import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { brokenHistory, brokenJob, legalHistory, polls, trainingJob } from "../../src/testing/index.ts";
import "../../src/vitest/index.ts";

const at = (seconds: number) => new Date(Date.UTC(2024, 0, 1) + seconds * 1000).toISOString();
const legal = [
  { Status: "Starting", StartTime: at(0), EndTime: at(40) },
  { Status: "Downloading", StartTime: at(40), EndTime: at(90) },
  { Status: "Training", StartTime: at(90), EndTime: at(200) },
  { Status: "Uploading", StartTime: at(200), EndTime: at(220) },
  { Status: "Completed", StartTime: at(220), EndTime: at(220) },
];
const illegal = legal.toSpliced(3, 1);

/** What a matcher says when it fails. */
function said(assertion: () => void): string {
  try {
    assertion();
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error("the assertion passed");
}

test("what the fixture makes passes, what it breaks does not", () => {
  fc.assert(
    fc.property(legalHistory(), trainingJob(), (history, job) => {
      expect(history).toBeLegalHistory();
      expect(job).toBeLegalJob();
    }),
  );
  fc.assert(
    fc.property(brokenHistory(), brokenJob(), (history, job) => {
      expect(history.history).toHaveFinding(history.rule, history.path, history.options);
      expect(history.history).toHaveFinding(history.rule, undefined, history.options);
      if (job.earlier === undefined) expect(job.job).toHaveFinding(job.rule, job.path, job.options);
      else expect(job.job).not.toExtendSnapshot(job.earlier);
      expect(job.job).not.toHaveFinding(job.rule, ["elsewhere"]);
    }),
  );
  expect(illegal).not.toBeLegalHistory();
  expect({ SecondaryStatusTransitions: illegal }).not.toBeLegalJob();
});

test("what a poller sees extends what it saw before, and not the other way round", () => {
  fc.assert(
    fc.property(polls(), (responses) => {
      for (const [i, response] of responses.entries()) expect(response).toExtendSnapshot(responses[Math.max(0, i - 1)]);
      const [first, last] = [responses[0]!, responses.at(-1)!];
      if (first.SecondaryStatus !== last.SecondaryStatus) expect(first).not.toExtendSnapshot(last);
    }),
  );
});

test("options are those of the validation", () => {
  expect(illegal).toBeLegalHistory({ rules: { "illegal-transition": "off", gap: "off" } });
  expect(() => expect(legal).toBeLegalHistory({ rules: { gaps: "off" } as never })).toThrow(/did you mean "gap"/);
  expect(() => expect(legal).toHaveFinding("gaps" as never)).toThrow(/did you mean "gap"/);
});

describe("a failure shows", () => {
  test("the history with the offence marked, what was expected there, and the repair", () => {
    expect(said(() => expect(illegal).toBeLegalHistory())).toMatchInlineSnapshot(`
      "expected a legal history, found an illegal one

          Starting → Downloading → Training → Completed
                                              ^^^^^^^^^
          [3].Status: Training → Completed: expected Starting, Pending, Uploading, Interrupted, Restarting, Updating, Stopping, Failed after Training [illegal-transition]
          repair: insert Uploading before Completed (entry 3), between 2024-01-01 00:03:20 and 00:03:40 UTC"
    `);
    expect(
      said(() => expect({ TrainingJobStatus: "Completed", SecondaryStatusTransitions: illegal }).toBeLegalJob()),
    ).toMatchInlineSnapshot(`
      "expected a legal job, found an illegal one

          Starting → Downloading → Training → Completed
                                              ^^^^^^^^^
          SecondaryStatusTransitions[3].Status: Training → Completed: expected Starting, Pending, Uploading, Interrupted, Restarting, Updating, Stopping, Failed after Training [illegal-transition]
          repair: insert Uploading before Completed (entry 3), between 2024-01-01 00:03:20 and 00:03:40 UTC"
    `);
  });

  test("what was found instead", () => {
    expect(said(() => expect(illegal).toHaveFinding("gap"))).toMatchInlineSnapshot(`
      "expected a finding of gap, found illegal-transition

          Starting → Downloading → Training → Completed
                                              ^^^^^^^^^
          [3].Status: Training → Completed: expected Starting, Pending, Uploading, Interrupted, Restarting, Updating, Stopping, Failed after Training [illegal-transition]
          repair: insert Uploading before Completed (entry 3), between 2024-01-01 00:03:20 and 00:03:40 UTC"
    `);
    expect(said(() => expect(illegal).not.toHaveFinding("illegal-transition"))).toMatchInlineSnapshot(`
      "expected no finding of illegal-transition

          Starting → Downloading → Training → Completed
                                              ^^^^^^^^^
          [3].Status: Training → Completed: expected Starting, Pending, Uploading, Interrupted, Restarting, Updating, Stopping, Failed after Training [illegal-transition]
          repair: insert Uploading before Completed (entry 3), between 2024-01-01 00:03:20 and 00:03:40 UTC"
    `);
    expect(said(() => expect(legal).toHaveFinding("gap", [2, "StartTime"]))).toMatchInlineSnapshot(`
      "expected a finding of gap at [2,"StartTime"], found nothing

          Starting → Downloading → Training → Uploading → Completed"
    `);
    expect(said(() => expect(legal).not.toBeLegalHistory())).toMatchInlineSnapshot(`
      "expected an illegal history, found one that is legal

          Starting → Downloading → Training → Uploading → Completed"
    `);
  });

  test("what an earlier description says otherwise", () => {
    const earlier = { SecondaryStatusTransitions: legal.slice(0, 3) };
    const later = { SecondaryStatusTransitions: legal.slice(0, 2) };
    expect(said(() => expect(later).toExtendSnapshot(earlier))).toMatchInlineSnapshot(`
      "expected a description that extends the earlier one, found one that does not

          Starting → Downloading
          SecondaryStatusTransitions: lacks Training, entry 2 of an earlier description [history-shrunk]"
    `);
    expect(said(() => expect(later).not.toExtendSnapshot(later))).toMatchInlineSnapshot(`
      "expected a description that does not extend the earlier one, found one that does

          Starting → Downloading"
    `);
  });

  test("values that are no history at all", () => {
    expect(said(() => expect("Training").toBeLegalHistory())).toMatchInlineSnapshot(`
      "expected a legal history, found an illegal one

          the value as a whole: expected an array of transitions, found "Training" [malformed-job]
          repair: insert Starting at the end"
    `);
    expect(said(() => expect([null, { Status: 7 }]).toBeLegalHistory())).toMatchInlineSnapshot(`
      "expected a legal history, found an illegal one

          nothing → 7
          ^^^^^^^   ^
          [0]: expected an object with Status and StartTime, found nothing [malformed-transition]
          [1].Status: expected a text, found 7 [malformed-transition]
          [1].StartTime: expected a time, found nothing [malformed-transition]
          repair: remove entry 0, which has no status
          repair: remove entry 1, which has no status
          repair: insert Starting at the end"
    `);
  });
});
