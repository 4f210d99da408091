import { describe, expect, test } from "vitest";
import { MOST_PER_JOB } from "../../../src/html-report/data/job-data.ts";
import { ended, life, running } from "../../support/jobs.ts";
import { lifecycle, pageJob, stateNumber } from "../../support/report-data.ts";

const broken = life("Completed", "Starting Downloading Training Completed");

describe("the longest legal prefix", () => {
  test("is the whole history if it is legal", () => {
    expect(pageJob(ended.completed!).legalEntries).toBe(5);
  });

  test("ends before the first entry with an error", () => {
    expect(pageJob(broken).legalEntries).toBe(3);
    const [first, ...rest] = ended.completed!.SecondaryStatusTransitions;
    expect(pageJob([{ ...first!, Status: "Training" }, ...rest]).legalEntries).toBe(0);
  });

  test("is not ended by warnings or by errors in other fields", () => {
    const warned = { ...ended.completed!, BillableTimeInSeconds: 1e6 };
    expect(pageJob(warned)).toMatchObject({ legalEntries: 5, findings: [{ severity: "warning", entry: null }] });
    const other = { ...ended.completed!, SecondaryStatus: "Training" };
    expect(pageJob(other)).toMatchObject({ legalEntries: 5, findings: [{ severity: "error", entry: null }] });
    const unfinished = { ...running.training!, TrainingJobStatus: "Completed" };
    expect(pageJob(unfinished)).toMatchObject({ legalEntries: 4, findings: [{ severity: "error", entry: 3 }] });
  });
});

test("entries are in chronological order and keep their index in the array", () => {
  const { SecondaryStatusTransitions: history, ...job } = ended.completed!;
  const swapped = [history[0]!, history[2]!, history[1]!, ...history.slice(3)];
  const { entries } = pageJob({ ...job, SecondaryStatusTransitions: swapped });
  expect(entries.map(({ index }) => index)).toEqual([0, 2, 1, 3, 4]);
  expect(entries.every(({ legal }) => legal)).toBe(true);
});

test("an unknown status has no state, and an unreadable time is null", () => {
  const { entries } = pageJob([
    { Status: "Starting", StartTime: "yesterday" },
    { Status: "Sleeping", StartTime: 1747419050, EndTime: 1747419060 },
  ]);
  expect(entries[0]).toMatchObject({ start: null, end: null, ended: false });
  expect(entries[1]).toMatchObject({ state: -1, start: 1747419050000, end: 1747419060000, ended: true, legal: true });
  expect(lifecycle.states[entries[0]!.state]?.status).toBe("Starting");
});

test("fields of the job are text, with times in one format", () => {
  const { fields } = pageJob({ ...broken, FailureReason: "a\nb\u202e" });
  expect(fields).toMatchObject({
    TrainingJobStatus: "Completed",
    CreationTime: "2025-05-16T18:10:50.603Z",
    EnableManagedSpotTraining: "false",
    "StoppingCondition.MaxRuntimeInSeconds": "100",
    FailureReason: "a\\u000ab\\u202e",
  });
  expect(Object.keys(fields)).not.toContain("SecondaryStatusTransitions");
});

test("leaves out entries beyond the maximum and counts them", () => {
  const job = pageJob(Array.from({ length: 2 * MOST_PER_JOB }, () => ({ Status: "Nonsense", StartTime: 1747419050 })));
  expect(job.entries).toHaveLength(MOST_PER_JOB);
  expect(job.more.entries).toBe(MOST_PER_JOB);
});

describe("the repair", () => {
  test("has the missing entry with its position, state and bounds", () => {
    const at = broken.SecondaryStatusTransitions[3]!.StartTime;
    expect(pageJob(broken).repair).toEqual([
      {
        edit: "insert",
        entry: 3,
        status: "Uploading",
        state: stateNumber("InProgress", "Uploading"),
        after: at,
        before: at,
        message: expect.stringContaining("insert Uploading"),
      },
    ]);
  });

  test("if a missing status has two states, uses the one that the job would be in", () => {
    const job = life("Stopped", "Starting Downloading Training Stopping MaxRuntimeExceeded");
    const history = job.SecondaryStatusTransitions.filter(({ Status }) => Status !== "Stopping");
    const inserts = pageJob(history).repair.filter((edit) => edit.edit === "insert");
    expect(inserts.map(({ state }) => state)).toEqual([
      stateNumber("Stopping", "Stopping"),
      stateNumber("Stopping", "Uploading"),
    ]);
  });

  test("has the entries to remove", () => {
    const first = ended.completed!.SecondaryStatusTransitions[0]!;
    const { repair } = pageJob([{ ...first, Status: "Sleeping" }, ...ended.completed!.SecondaryStatusTransitions]);
    expect(repair).toEqual([{ edit: "remove", entry: 0, message: expect.stringContaining("remove entry 0") }]);
  });

  test("is empty for legal histories", () => {
    for (const job of Object.values(ended)) expect(pageJob(job).repair).toEqual([]);
  });
});
