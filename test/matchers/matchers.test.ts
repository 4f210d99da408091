import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createMachine } from "xstate";
import { lifecycleOf } from "../../src/machine/index.ts";
import { escapeControl } from "../../src/model/escape-control.ts";
import { brokenHistory, brokenJob, legalHistory, polls, trainingJob } from "../../src/testing/index.ts";
import "../../src/matchers/vitest.ts";
import { hostileJob, hostileTexts } from "../support/hostile.ts";

const at = (seconds: number) => new Date(Date.UTC(2024, 0, 1) + seconds * 1000).toISOString();
const legal = [
  { Status: "Starting", StartTime: at(0), EndTime: at(40) },
  { Status: "Downloading", StartTime: at(40), EndTime: at(90) },
  { Status: "Training", StartTime: at(90), EndTime: at(200) },
  { Status: "Uploading", StartTime: at(200), EndTime: at(220) },
  { Status: "Completed", StartTime: at(220), EndTime: at(220) },
];
const illegal = legal.toSpliced(3, 1);

/** The message of a failed assertion. */
function messageOf(assertion: () => void): string {
  try {
    assertion();
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error("the assertion passed");
}

test("accepts what the fixture generates and rejects what it breaks", () => {
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

test("shows the statuses of a list, and those of a lifecycle with other field names", () => {
  const list = messageOf(() => expect(["Starting", "Completed"]).toBeLegalHistory());
  expect(list).toContain("Starting → Completed\n               ^^^^^^^^^");
  const lifecycle = lifecycleOf(
    createMachine({ initial: "On", states: { On: { on: { NEXT: "Off" } }, Off: { on: { NEXT: "Gone" } }, Gone: {} } }),
    { fields: { status: "state", start: "at", end: null } },
  );
  const renamed = [
    { state: "On", at: at(0) },
    { state: "Gone", at: at(1) },
  ];
  expect(messageOf(() => expect(renamed).toBeLegalHistory({ lifecycle }))).toContain("On → Gone\n");
});

test("each response of a poller extends the one before, but not vice versa", () => {
  fc.assert(
    fc.property(polls(), (responses) => {
      for (const [i, response] of responses.entries()) expect(response).toExtendSnapshot(responses[Math.max(0, i - 1)]);
      const [first, last] = [responses[0]!, responses.at(-1)!];
      if (first.SecondaryStatus !== last.SecondaryStatus) expect(first).not.toExtendSnapshot(last);
    }),
  );
});

describe.each<[unknown, string]>([
  [undefined, "expected an object with SecondaryStatusTransitions, found nothing [malformed-job]"],
  [null, "expected an object with SecondaryStatusTransitions, found null [malformed-job]"],
  [5, "expected an object with SecondaryStatusTransitions, found 5 [malformed-job]"],
  ["x", 'expected an object with SecondaryStatusTransitions, found "x" [malformed-job]'],
  [{}, "SecondaryStatusTransitions: expected an array, found nothing [malformed-job]"],
  [[], "the history is empty: a job enters Starting or Pending as soon as it is created [empty-history]"],
])("%j neither extends a snapshot nor is extended by one", (nothing, why) => {
  test.each([
    ["the received snapshot", nothing, legal],
    ["the earlier snapshot", legal, nothing],
  ])("as %s", (which, received, earlier) => {
    for (const assertion of [
      () => expect(received).toExtendSnapshot(earlier),
      () => expect(received).not.toExtendSnapshot(earlier),
    ]) {
      expect(messageOf(assertion)).toContain("expected two snapshots of a job");
      expect(messageOf(assertion)).toContain(`    ${which}: `);
      expect(messageOf(assertion)).toContain(why);
    }
  });
});

test("failOn makes warnings fail, and the fixture generates none", () => {
  const { FailureReason, ...job } = fc.sample(trainingJob({ ended: true, terminalStatuses: ["Failed"] }), {
    seed: 1,
    numRuns: 1,
  })[0]!;
  expect(job).toBeLegalJob();
  expect(job).not.toBeLegalJob({ failOn: "warning" });
  expect(messageOf(() => expect(job).toBeLegalJob({ failOn: "warning" }))).toMatch(
    /^expected a job without a finding of severity warning or worse, found failure-reason-missing\n[\s\S]*FailureReason: /,
  );
  expect(job).toBeLegalJob({ failOn: "warning", rules: { "failure-reason-missing": "info" } });
  expect(job).not.toBeLegalJob({ failOn: "info", rules: { "failure-reason-missing": "info" } });
  const gap = legal.with(1, { ...legal[1]!, StartTime: at(50) });
  expect(gap).toBeLegalHistory();
  expect(gap).not.toBeLegalHistory({ failOn: "warning" });
  expect(() => expect(gap).toBeLegalHistory({ failOn: "warnings" as never })).toThrow(
    /^unknown severity "warnings": did you mean "warning"/,
  );
  expect(() => expect(gap).toBeLegalHistory({ failsOn: "error" } as never)).toThrow(/did you mean "failOn"/);
  fc.assert(
    fc.property(legalHistory(), trainingJob(), (history, job) => {
      expect(history).toBeLegalHistory({ failOn: "info" });
      expect(job).toBeLegalJob({ failOn: "info" });
    }),
  );
});

test("every matcher throws on a promise, with and without .not", () => {
  const promise = Promise.resolve(legal);
  for (const assertion of [
    () => expect(promise).toBeLegalHistory(),
    () => expect(promise).not.toBeLegalHistory(),
    () => expect(promise).toBeLegalJob(),
    () => expect(promise).not.toHaveFinding("gap"),
    () => expect(legal).toExtendSnapshot(promise),
    () => expect(promise).toExtendSnapshot(legal),
  ]) {
    expect(assertion).toThrow(/^expected a (?:history|job|history or a job|snapshot), found a Promise: await it/);
  }
});

test("accepts a path as messages print it", () => {
  expect(illegal).toHaveFinding("illegal-transition", "[3].Status");
  expect({ SecondaryStatusTransitions: illegal }).toHaveFinding(
    "illegal-transition",
    "SecondaryStatusTransitions[3].Status",
  );
  expect("Training").toHaveFinding("malformed-job", "");
  expect(illegal).not.toHaveFinding("illegal-transition", "[3]");
  expect(() => expect(illegal).toHaveFinding("gap", 3 as never)).toThrow(/^path: expected an array .* found 3$/);
});

test("passes options on to the validation", () => {
  expect(illegal).toBeLegalHistory({ rules: { "illegal-transition": "off", gap: "off" } });
  expect(() => expect(legal).toBeLegalHistory({ rules: { gaps: "off" } as never })).toThrow(/did you mean "gap"/);
  expect(() => expect(legal).toHaveFinding("gaps" as never)).toThrow(/did you mean "gap"/);
});

describe("a failure shows", () => {
  test("the history with the offence marked, the expected statuses, and the repair", () => {
    expect(messageOf(() => expect(illegal).toBeLegalHistory())).toMatchInlineSnapshot(`
      "expected a legal history, found an illegal one

          Starting → Downloading → Training → Completed
                                              ^^^^^^^^^
          [3].Status: Training → Completed: Uploading is missing between them [illegal-transition]
          repair: insert Uploading before Completed (entry 3), between 2024-01-01 00:03:20 and 00:03:40 UTC"
    `);
    expect(
      messageOf(() => expect({ TrainingJobStatus: "Completed", SecondaryStatusTransitions: illegal }).toBeLegalJob()),
    ).toMatchInlineSnapshot(`
      "expected a legal job, found an illegal one

          Starting → Downloading → Training → Completed
                                              ^^^^^^^^^
          SecondaryStatusTransitions[3].Status: Training → Completed: Uploading is missing between them [illegal-transition]
          repair: insert Uploading before Completed (entry 3), between 2024-01-01 00:03:20 and 00:03:40 UTC"
    `);
  });

  test("what was found instead", () => {
    expect(messageOf(() => expect(illegal).toHaveFinding("gap"))).toMatchInlineSnapshot(`
      "expected a finding of gap, found illegal-transition

          Starting → Downloading → Training → Completed
                                              ^^^^^^^^^
          [3].Status: Training → Completed: Uploading is missing between them [illegal-transition]
          repair: insert Uploading before Completed (entry 3), between 2024-01-01 00:03:20 and 00:03:40 UTC"
    `);
    expect(messageOf(() => expect(illegal).not.toHaveFinding("illegal-transition"))).toMatchInlineSnapshot(`
      "expected no finding of illegal-transition

          Starting → Downloading → Training → Completed
                                              ^^^^^^^^^
          [3].Status: Training → Completed: Uploading is missing between them [illegal-transition]
          repair: insert Uploading before Completed (entry 3), between 2024-01-01 00:03:20 and 00:03:40 UTC"
    `);
    expect(messageOf(() => expect(legal).toHaveFinding("gap", [2, "StartTime"]))).toMatchInlineSnapshot(`
      "expected a finding of gap at [2].StartTime, found nothing

          Starting → Downloading → Training → Uploading → Completed"
    `);
    expect(messageOf(() => expect(legal).not.toBeLegalHistory())).toMatchInlineSnapshot(`
      "expected an illegal history, found one that is legal

          Starting → Downloading → Training → Uploading → Completed"
    `);
  });

  test("how the earlier snapshot differs", () => {
    const earlier = { SecondaryStatusTransitions: legal.slice(0, 3) };
    const later = { SecondaryStatusTransitions: legal.slice(0, 2) };
    expect(messageOf(() => expect(later).toExtendSnapshot(earlier))).toMatchInlineSnapshot(`
      "expected a snapshot that extends the earlier one, found one that does not

          Starting → Downloading
          SecondaryStatusTransitions: lacks Training, entry 2 of an earlier description [history-shrunk]"
    `);
    expect(messageOf(() => expect(later).not.toExtendSnapshot(later))).toMatchInlineSnapshot(`
      "expected a snapshot that does not extend the earlier one, found one that does

          Starting → Downloading"
    `);
  });

  test("that a snapshot belongs to another job", () => {
    const arn = "arn:aws:sagemaker:us-east-1:123456789012:training-job/a";
    const earlier = { TrainingJobName: "a", TrainingJobArn: arn, SecondaryStatusTransitions: legal.slice(0, 3) };
    const later = { ...earlier, SecondaryStatusTransitions: legal };
    for (const same of [later, legal, { ...later, TrainingJobName: null }, { SecondaryStatusTransitions: legal }]) {
      expect(same).toExtendSnapshot(earlier);
    }
    expect({ ...later, TrainingJobName: "b" }).not.toExtendSnapshot(earlier);
    expect(
      messageOf(() => expect({ ...later, TrainingJobName: "b" }).toExtendSnapshot(earlier)),
    ).toMatchInlineSnapshot(`
      "expected a snapshot that extends the earlier one, found one of another job

          TrainingJobName is "b", and was "a" in the earlier snapshot"
    `);
    expect(messageOf(() => expect({ ...later, TrainingJobArn: `${arn}b` }).toExtendSnapshot(earlier))).toContain(
      `    TrainingJobArn is "${arn}b", and was "${arn}" in the earlier snapshot`,
    );
  });

  test("only the surroundings of the offence in a long history", () => {
    const cycle = ["Training", "Interrupted", "Downloading"];
    const statuses = ["Starting", "Downloading", ...Array.from({ length: 58 }, (_, i) => cycle[i % 3]!)];
    const long = statuses.map((Status, i) => ({ Status, StartTime: at(i), EndTime: at(i + 1) }));
    long[40]!.Status = "Completed";
    expect(messageOf(() => expect(long).toBeLegalHistory())).toMatchInlineSnapshot(`
      "expected a legal history, found an illegal one

          Starting → Downloading → Training → … 35 more … → Training → Interrupted → Completed → Training → Interrupted → Downloading → … 13 more … → Interrupted → Downloading → Training
                                                                                     ^^^^^^^^^   ^^^^^^^^
          [40].Status: Interrupted → Completed: Downloading, Training and Uploading are missing between them [illegal-transition]
          [41].Status: Training after Completed, which ends a job: nothing follows it [status-after-terminal]
          repair: remove entry 40, Completed
          repair: insert Downloading before Training (entry 41), between 2024-01-01 00:00:40 and 00:00:41 UTC"
    `);
    expect(messageOf(() => expect(long.slice(0, 40)).not.toBeLegalHistory())).toMatchInlineSnapshot(`
      "expected an illegal history, found one that is open

          Starting → Downloading → Training → … 34 more … → Downloading → Training → Interrupted"
    `);
    const hopeless = long.map((entry, i) => ({ ...entry, Status: `Unknown ${i}` }));
    const message = messageOf(() => expect(hopeless).toBeLegalHistory());
    expect(message.split("\n").length).toBeLessThan(30);
    expect(Math.max(...message.split("\n").map((line) => line.length))).toBeLessThan(300);
    expect(message).toContain("and 50 more findings");
  });

  test("the findings that made it fail before all others", () => {
    const cycle = Array.from({ length: 26 }, (_, i) => (i % 2 === 0 ? "Starting" : "Interrupted"));
    const history = [...cycle, "Completed"].map((Status, i) => ({ Status, StartTime: at(i), EndTime: at(i + 1) }));
    history[26]!.EndTime = at(26);
    const [error, ...others] = messageOf(() => expect(history).toBeLegalHistory())
      .split("\n")
      .slice(4);
    expect(error).toMatch(/^ {4}\[26\]\.Status: Interrupted → Completed: .*\[illegal-transition\]$/);
    expect(others[0]).toMatch(/^ {4}\[1\]\.Status: .*\[unattested-transition\]$/);
    expect(others).toContain("    … and 4 more findings");
    const [, , line, marks] = messageOf(() => expect(history).toBeLegalHistory()).split("\n");
    expect(line!.slice(marks!.indexOf("^"))).toBe("Completed");
    // Even if an info is enough to fail, the error comes first.
    expect(messageOf(() => expect(history).toBeLegalHistory({ failOn: "info" })).split("\n")[4]).toBe(error);
    expect(messageOf(() => expect(history.slice(0, 26)).not.toBeLegalHistory())).not.toContain("^");
    const gap = legal.with(1, { ...legal[1]!, StartTime: at(50) });
    const other = messageOf(() => expect([...gap.slice(0, 3), gap[4]!]).not.toHaveFinding("gap", "[1].StartTime"));
    expect(other.split("\n")[3]!.trim()).toBe("^^^^^^^^^^^");
    expect(other.split("\n")[4]).toContain("[gap]");
  });

  test("no control characters from the input", () => {
    for (const text of hostileTexts) {
      const job = hostileJob(text);
      for (const assertion of [
        () => expect(job).toBeLegalJob(),
        () => expect(job).toHaveFinding("gap"),
        () => expect({ SecondaryStatusTransitions: legal }).toExtendSnapshot(job),
      ]) {
        const lines = messageOf(assertion).split("\n");
        for (const line of lines) expect(line).toBe(escapeControl(line));
        expect(lines.slice(2).filter((line) => !line.startsWith("    "))).toEqual([]);
      }
    }
    const red = legal.with(3, { ...legal[3]!, Status: "\u001b[31mred\n" });
    const [, , line, marks] = messageOf(() => expect(red).toBeLegalHistory()).split("\n");
    expect(line!.slice(marks!.indexOf("^"), marks!.length)).toBe("\\u001b[31mred\\u000a");
  });

  test("values that are not histories", () => {
    for (const [value, found] of Object.entries({ undefined, 5: 5, '"x"': "x" })) {
      for (const assertion of [
        () => expect(found).toBeLegalJob(),
        () => expect(found).toBeLegalHistory(),
        () => expect({ SecondaryStatusTransitions: found }).toBeLegalJob(),
      ]) {
        expect(messageOf(assertion)).toContain(`found ${value === "undefined" ? "nothing" : value} [malformed-job]`);
        expect(messageOf(assertion)).not.toContain("repair");
      }
    }
    expect(messageOf(() => expect("Training").toBeLegalHistory())).toMatchInlineSnapshot(`
      "expected a legal history, found an illegal one

          the value as a whole: expected an array of transitions, found "Training" [malformed-job]"
    `);
    expect(messageOf(() => expect([null, { Status: 7 }]).toBeLegalHistory())).toMatchInlineSnapshot(`
      "expected a legal history, found an illegal one

          null → 7
          ^^^^   ^
          [0]: expected an object with Status and StartTime, found nothing [malformed-transition]
          [1].Status: expected a text, found 7 [malformed-transition]
          [1].StartTime: expected a time, found nothing [malformed-transition]
          repair: remove entry 0, which has no status
          repair: remove entry 1, which has no status
          repair: insert Starting at the end"
    `);
  });
});
