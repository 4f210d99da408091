import { describe, expect, test } from "vitest";
import { validateJob } from "../../src/index.ts";
import { resolveOptions } from "../../src/validate/engine/options.ts";
import { fastReport } from "../support/fast-report.ts";
import { ended, type Job, life } from "../support/jobs.ts";

/*
 * One mistake gives one finding: what a rule has called wrong, no later rule judges or uses. And what looks like a mistake
 * but has a reason gives none.
 */

const { completed, failed } = ended as Record<string, Job>;
const AN_HOUR = 3_600_000;

/** A copy in which entries are changed by their index. */
function withEntries(job: Job, changes: Readonly<Record<number, object>>): Job {
  const entries = job.SecondaryStatusTransitions.map((entry, i) => ({ ...entry, ...changes[i] }));
  return { ...job, SecondaryStatusTransitions: entries };
}

const foundIn = (job: object) => validateJob(job).findings.map(({ rule, path }) => `${rule} ${path.join(".")}`);

describe("one mistake gives one finding", () => {
  const single = life("InProgress", "Starting", { ended: false });

  test.each<readonly [string, object, readonly string[]]>([
    [
      "a FailureReason that is not a text is not missing as well",
      { ...failed, FailureReason: 7 },
      ["malformed-job FailureReason"],
    ],
    [
      "a ServerlessJobConfig of the wrong type may still explain that nothing was billed",
      { ...completed, BillableTimeInSeconds: 0, ServerlessJobConfig: 7 },
      ["malformed-job ServerlessJobConfig"],
    ],
    [
      "a CreationTime after everything else is not a LastModifiedTime too early",
      { ...completed, CreationTime: completed!.CreationTime + 10 * AN_HOUR },
      ["creation-time-mismatch CreationTime"],
    ],
    [
      "the start of the only entry is wrong, and nothing about LastModifiedTime",
      withEntries(
        { ...single, LastModifiedTime: single.CreationTime },
        { 0: { StartTime: single.CreationTime + AN_HOUR } },
      ),
      ["creation-time-mismatch CreationTime"],
    ],
    [
      "a first entry with another start is not judged by how it was reached",
      { ...life("InProgress", "Pending Downloading", { ended: false }), CreationTime: 1_747_419_000_000 },
      ["creation-time-mismatch CreationTime"],
    ],
  ])("%s", (_, job, expected) => {
    expect(foundIn(job)).toEqual(expected);
  });
});

describe("what has a reason is no mistake, and the fast path knows it", () => {
  const restarted = life(
    "Completed",
    "Starting Downloading Training Starting Downloading Training Uploading Completed",
    {
      retry: true,
    },
  );
  const settings = resolveOptions({ rules: { "unattested-transition": "off" } });

  test.each([
    ["an ended job that is being deleted", { ...completed, TrainingJobStatus: "Deleting" }],
    ["a failed job that is being deleted keeps its FailureReason", { ...failed, TrainingJobStatus: "Deleting" }],
    [
      "a restarted job that was billed less",
      {
        ...life(
          "Completed",
          "Starting Downloading Training Interrupted Starting Downloading Training Uploading Completed",
        ),
        EnableManagedSpotTraining: undefined,
        BillableTimeInSeconds: 10,
      },
    ],
  ])("%s", (_, job) => {
    expect(foundIn(job)).toEqual([]);
    expect(fastReport(job, "job", settings)).toBeDefined();
  });

  test("a job with a RetryStrategy that began again is billed for less", () => {
    const findings = validateJob({ ...restarted, BillableTimeInSeconds: 10 }).findings;
    expect(findings.filter(({ rule }) => rule !== "unattested-transition")).toEqual([]);
  });
});

describe("findings say what was found", () => {
  test.each([
    [{ EnableManagedSpotTraining: true }, true],
    [{ EnableManagedSpotTraining: false }, false],
    [{ EnableManagedSpotTraining: undefined }, null],
  ])("whether a job that was billed too much was a spot job: %j", (fields, isSpot) => {
    const job = { ...completed, ...fields, BillableTimeInSeconds: completed!.TrainingTimeInSeconds! + 10 };
    expect(validateJob(job).findings).toMatchObject([{ rule: "billable-time-mismatch", data: { isSpot } }]);
  });

  test("a job that is not serverless is not billed for nothing", () => {
    for (const EnableManagedSpotTraining of [false, true]) {
      const job = { ...completed, EnableManagedSpotTraining, BillableTimeInSeconds: 0 };
      expect(foundIn(job)).toEqual(["billable-time-mismatch BillableTimeInSeconds"]);
    }
  });
});
