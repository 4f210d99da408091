import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { createActor } from "xstate";
import { validateHistory, validateJob } from "../../src/index.ts";
import { jobLifecycle, jobMachine } from "../../src/machine/index.ts";

const { enums } = JSON.parse(readFileSync(new URL("../../src/machine/api-model.json", import.meta.url), "utf8"));

const START = 1_780_000_000;
const lifecycle = jobLifecycle;

/** The severities and rules of what is found in a list of statuses. */
function found(text: string): string[] {
  const { findings } = validateHistory(text.split(" "), { lifecycle });
  return findings.map(({ severity, rule, path }) => `${severity} ${rule} ${path[0]}`);
}

const ONCE = "info unattested-transition 0";

function job(statuses: string, JobStatus: string) {
  const list = statuses.split(" ");
  const SecondaryStatusTransitions = list.map((Status, i) => ({
    Status,
    StartTime: START + 10 * i,
    EndTime: START + 10 * Math.min(i + 1, list.length - 1),
  }));
  return { JobName: "a-job", JobStatus, SecondaryStatus: list.at(-1), CreationTime: START, SecondaryStatusTransitions };
}

test("its vocabulary is that of the API model", () => {
  expect([...jobLifecycle.statuses].sort()).toEqual([...enums.JobSecondaryStatus].sort());
  expect([...jobLifecycle.primaryStatuses].sort()).toEqual([...enums.JobStatus].sort());
});

describe("the order", () => {
  test.each([
    [
      "of running statuses is not documented, which is said once",
      "Training Starting Evaluating Training Completed",
      [ONCE],
    ],
    ["of a stop is", "Starting Training Stopping Stopped", [ONCE]],
    ["after a stop leads to an end", "Starting Stopping Uploading Stopped", [ONCE]],
    ["of a deletion", "Starting Failed Deleting DeleteFailed Deleting", [ONCE]],
    ["after a stop does not go back", "Starting Stopping Training", [ONCE, "error illegal-transition 2"]],
    ["to Stopped is by Stopping", "Starting Stopped", [ONCE, "error illegal-transition 1"]],
    ["after an end is that of a deletion", "Starting Completed Training", [ONCE, "error status-after-terminal 2"]],
    ["before a deletion has an end", "Starting Deleting", [ONCE, "error illegal-transition 1"]],
    ["has known statuses", "Starting Resting Completed", [ONCE, "error unknown-status 1"]],
  ])("%s", (_, text, expected) => {
    expect(found(text)).toEqual(expected);
  });

  test("the message after an end names what may follow", () => {
    const { findings } = validateHistory(["Starting", "Completed", "Training"], { lifecycle });
    expect(findings.map(({ message }) => message)).toEqual([
      "a history that begins with Starting is legal because no order of these statuses is documented; later steps between them are not listed",
      "Training after Completed, which ends a job: only Deleting follows it",
    ]);
  });
});

describe("a response of DescribeJob", () => {
  const rulesOf = (response: object) =>
    validateJob(response, { lifecycle }).findings.map(({ rule, path }) => `${rule} ${path.join(".")}`);
  const once = "unattested-transition SecondaryStatusTransitions.0.Status";

  test("has fields of its own names", () => {
    expect(validateJob(job("Starting Training Completed", "Completed"), { lifecycle }).verdict).toBe("legal");
    expect(rulesOf(job("Starting Training Completed", "Completed"))).toEqual([once]);
    expect(rulesOf(job("Starting Training Completed", "Failed"))).toEqual([once, "status-mismatch JobStatus"]);
    expect(rulesOf(job("Starting Training", "Completed"))).toContain(
      "unfinished-history SecondaryStatusTransitions.1.Status",
    );
    expect(rulesOf({ ...job("Starting Training", "InProgress"), JobStatus: 7 })).toContain("malformed-job JobStatus");
  });

  test("has all rules on times, which need a history with times", () => {
    const response = job("Starting Training Completed", "Completed");
    const entries = response.SecondaryStatusTransitions;
    const gap = { ...response, SecondaryStatusTransitions: entries.with(1, { ...entries[1]!, StartTime: START + 11 }) };
    expect(rulesOf(gap)).toEqual([once, "gap SecondaryStatusTransitions.1.StartTime"]);
    expect(rulesOf({ ...response, CreationTime: START + 1 })).toContain("creation-time-mismatch CreationTime");
  });

  test("may say that a job that ran too long failed or stopped, because nothing says which", () => {
    for (const JobStatus of ["Stopped", "Failed"]) {
      const response = { ...job("Starting MaxRuntimeExceeded", JobStatus), FailureReason: "too long" };
      expect(rulesOf(response).filter((rule) => rule.startsWith("status-mismatch"))).toEqual([]);
    }
  });

  test("has a FailureReason if the job failed, also while it is deleted", () => {
    expect(rulesOf(job("Starting Failed", "Failed"))).toEqual([once, "failure-reason-missing FailureReason"]);
    expect(rulesOf({ ...job("Starting Failed Deleting", "Deleting"), FailureReason: "no" })).toEqual([once]);
    expect(rulesOf({ ...job("Starting Completed", "Completed"), FailureReason: "no" })).toEqual([
      once,
      "failure-reason-unexpected FailureReason",
    ]);
  });
});

test("the machine runs, and an end is tagged", () => {
  const actor = createActor(jobMachine).start();
  for (const type of ["Starting", "Executing", "Completed"] as const) actor.send({ type });
  expect(actor.getSnapshot().hasTag("ended")).toBe(true);
  actor.send({ type: "Deleting" });
  expect(actor.getSnapshot().value).toEqual({ Deleting: "Deleting" });
});
