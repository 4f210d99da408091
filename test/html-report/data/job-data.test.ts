import { describe, expect, test } from "vitest";
import { MOST_PER_JOB } from "../../../src/html-report/data/job-data.ts";
import { ended, life, running } from "../../support/jobs.ts";
import { lifecycle, pageJob, stateNumber } from "../../support/report-data.ts";

const broken = life("Completed", "Starting Downloading Training Completed");

describe("the longest legal prefix", () => {
  test("is all of a legal history", () => {
    expect(pageJob(ended.completed!).legalVisits).toBe(5);
  });

  test("ends before the first entry that an error speaks of", () => {
    expect(pageJob(broken).legalVisits).toBe(3);
    const [first, ...rest] = ended.completed!.SecondaryStatusTransitions;
    expect(pageJob([{ ...first!, Status: "Training" }, ...rest]).legalVisits).toBe(0);
  });

  test("is not ended by a warning, nor by what is wrong with the job", () => {
    const warned = { ...ended.completed!, BillableTimeInSeconds: 1e6 };
    expect(pageJob(warned)).toMatchObject({ legalVisits: 5, findings: [{ severity: "warning", entry: null }] });
    const other = { ...ended.completed!, SecondaryStatus: "Training" };
    expect(pageJob(other)).toMatchObject({ legalVisits: 5, findings: [{ severity: "error", entry: null }] });
    const unfinished = { ...running.training!, TrainingJobStatus: "Completed" };
    expect(pageJob(unfinished)).toMatchObject({ legalVisits: 4, findings: [{ severity: "error", entry: 3 }] });
  });
});

test("visits stand in the order in which they happened, and know their place in the array", () => {
  const { SecondaryStatusTransitions: entries, ...job } = ended.completed!;
  const swapped = [entries[0]!, entries[2]!, entries[1]!, ...entries.slice(3)];
  const { visits } = pageJob({ ...job, SecondaryStatusTransitions: swapped });
  expect(visits.map(({ entry }) => entry)).toEqual([0, 2, 1, 3, 4]);
  expect(visits.every(({ legal }) => legal)).toBe(true);
});

test("an unknown status has no state, and what cannot be read has no time", () => {
  const { visits } = pageJob([
    { Status: "Starting", StartTime: "yesterday" },
    { Status: "Sleeping", StartTime: 1747419050, EndTime: 1747419060 },
  ]);
  expect(visits[0]).toMatchObject({ start: null, end: null, ended: false });
  expect(visits[1]).toMatchObject({ state: -1, start: 1747419050000, end: 1747419060000, ended: true, legal: true });
  expect(lifecycle.states[visits[0]!.state]?.status).toBe("Starting");
});

test("fields of the job are told in words, times in one format", () => {
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

test("a job with very many entries is cut, and says so", () => {
  const job = pageJob(Array.from({ length: 2 * MOST_PER_JOB }, () => ({ Status: "Nonsense", StartTime: 1747419050 })));
  expect(job.visits).toHaveLength(MOST_PER_JOB);
  expect(job.findings).toHaveLength(MOST_PER_JOB);
  expect(job.more.visits).toBe(MOST_PER_JOB);
  expect(job.more.findings).toBeGreaterThanOrEqual(MOST_PER_JOB);
});

describe("the repair", () => {
  test("says what is missing, where, in which state and when", () => {
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

  test("of two states that show what is missing, the one in which the job would stand", () => {
    const job = life("Stopped", "Starting Downloading Training Stopping MaxRuntimeExceeded");
    const history = job.SecondaryStatusTransitions.filter(({ Status }) => Status !== "Stopping");
    const inserts = pageJob(history).repair.filter((edit) => edit.edit === "insert");
    expect(inserts.map(({ state }) => state)).toEqual([stateNumber("Stopping", "Stopping")]);
  });

  test("says what has to go", () => {
    const first = ended.completed!.SecondaryStatusTransitions[0]!;
    const { repair } = pageJob([{ ...first, Status: "Sleeping" }, ...ended.completed!.SecondaryStatusTransitions]);
    expect(repair).toEqual([{ edit: "remove", entry: 0, message: expect.stringContaining("remove entry 0") }]);
  });

  test("is empty where nothing is to be done", () => {
    for (const job of Object.values(ended)) expect(pageJob(job).repair).toEqual([]);
  });
});
