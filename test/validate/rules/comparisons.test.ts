import { describe, expect, test } from "vitest";
import { compareSnapshots, type RuleId } from "../../../src/index.ts";
import { at, bare, edited, entries, HISTORY, JOB } from "../../support/boundaries.ts";
import { NOW } from "../../support/findings.ts";

interface Case {
  readonly what: string;
  readonly earlier: object;
  readonly later: object;
  /** `path: message` of the rule's findings. */
  readonly says?: readonly string[];
}

/** A job with nothing but a warm pool. */
const pool = (Status: unknown) => ({ WarmPoolStatus: { Status } });
const withSettings = (more: object) => ({ CreationTime: at(0), EnableManagedSpotTraining: false, ...more });
const stopping = (more: object) => ({ StoppingCondition: { MaxRuntimeInSeconds: 60, ...more } });

/* Rules on two snapshots of a job, on both sides of their boundaries. */

const cases: Partial<Record<RuleId, readonly Case[]>> = {
  "history-rewritten": [
    { what: "the same", earlier: HISTORY, later: HISTORY },
    { what: "more entries", earlier: HISTORY.slice(0, 2), later: HISTORY },
    { what: "an end of the open entry", earlier: entries("Starting Training?"), later: entries("Starting Training") },
    {
      what: "no end of an entry that had one",
      earlier: entries("Starting Training"),
      later: entries("Starting Training?"),
      says: ["1.EndTime: was 2025-05-16T18:12:50.000Z in an earlier response and is absent now"],
    },
    {
      what: "no end of one before the last",
      earlier: HISTORY,
      later: edited(2, { EndTime: undefined }),
      says: ["2.EndTime: was 2025-05-16T18:13:50.000Z in an earlier response and is absent now"],
    },
    {
      what: "an older response taken for the later one",
      earlier: entries("Starting Downloading Training?"),
      later: entries("Starting Downloading?"),
    },
    {
      what: "another status",
      earlier: entries("Starting Training?"),
      later: entries("Starting Pending?"),
      says: ["1.Status: was Training in an earlier response and is Pending now"],
    },
    {
      what: "a status that is gone",
      earlier: entries("Starting Training?"),
      later: [HISTORY[0]!, { StartTime: at(60) }],
    },
    {
      what: "another start",
      earlier: HISTORY,
      later: edited(2, { StartTime: at(121) }),
      says: ["2.StartTime: was 2025-05-16T18:12:50.000Z in an earlier response and is 2025-05-16T18:12:51.000Z now"],
    },
    {
      what: "another end",
      earlier: HISTORY,
      later: edited(2, { EndTime: at(181) }),
      says: ["2.EndTime: was 2025-05-16T18:13:50.000Z in an earlier response and is 2025-05-16T18:13:51.000Z now"],
    },
    {
      what: "two of them",
      earlier: HISTORY,
      later: edited(2, { EndTime: at(181) }).map((entry, i) => (i === 3 ? { ...entry, StartTime: at(181) } : entry)),
      says: [
        "2.EndTime: was 2025-05-16T18:13:50.000Z in an earlier response and is 2025-05-16T18:13:51.000Z now (and so in 1 more)",
      ],
    },
    { what: "a start that cannot be read any more", earlier: HISTORY, later: edited(2, { StartTime: {} }) },
    {
      what: "times that had no zone before",
      earlier: [{ Status: "Starting", StartTime: "2025-05-16 18:10:50", EndTime: "2025-05-16 18:11:50" }],
      later: entries("Starting?"),
    },
    {
      what: "an older response of several entries taken for the later one",
      earlier: entries("Starting Downloading Training Uploading?"),
      later: entries("Starting Downloading Training?"),
    },
    {
      what: "no end of one before the last, and one entry less",
      earlier: HISTORY,
      later: edited(1, { EndTime: undefined }).slice(0, 4),
      says: ["1.EndTime: was 2025-05-16T18:12:50.000Z in an earlier response and is absent now"],
    },
    {
      what: "a status that could not be read before",
      earlier: [HISTORY[0]!, { StartTime: at(60) }],
      later: entries("Starting Training?"),
    },
    {
      what: "no end of an entry whose end could not be read",
      earlier: [{ Status: "Starting", StartTime: at(0), EndTime: "soon" }],
      later: entries("Starting?"),
    },
  ],
  "history-shrunk": [
    {
      what: "one entry less",
      earlier: entries("Starting Training Uploading?"),
      later: entries("Starting Training?"),
      says: [": lacks Uploading, entry 2 of an earlier description"],
    },
    {
      what: "two less",
      earlier: entries("Starting Training Uploading?"),
      later: entries("Starting?"),
      says: [": lacks Training, entry 1 of an earlier description, and 1 more"],
    },
    { what: "none left", earlier: HISTORY, later: [] },
    {
      what: "one in the middle",
      earlier: HISTORY,
      later: HISTORY.filter((_, i) => i !== 2),
      says: [": lacks Training, entry 2 of an earlier description"],
    },
    { what: "the same", earlier: HISTORY, later: HISTORY },
    {
      what: "a status that could not be read",
      earlier: [...entries("Starting"), { StartTime: at(60) }],
      later: entries("Starting"),
      says: [": lacks a status, entry 1 of an earlier description"],
    },
  ],
  "primary-status-reversed": [
    { what: "the same", earlier: JOB, later: JOB },
    {
      what: "a job that runs again",
      earlier: JOB,
      later: bare("InProgress", "Starting Downloading Training Uploading Completed"),
      says: ["TrainingJobStatus: was Completed, which ends a job, in an earlier response and is InProgress now"],
    },
    {
      what: "another end",
      earlier: { TrainingJobStatus: "Completed" },
      later: { TrainingJobStatus: "Failed" },
      says: ["TrainingJobStatus: was Completed, which ends a job, in an earlier response and is Failed now"],
    },
    { what: "an end", earlier: { TrainingJobStatus: "InProgress" }, later: { TrainingJobStatus: "Failed" } },
    { what: "a deletion", earlier: { TrainingJobStatus: "Completed" }, later: { TrainingJobStatus: "Deleting" } },
    {
      what: "a deletion that is undone",
      earlier: { TrainingJobStatus: "Deleting" },
      later: { TrainingJobStatus: "Completed" },
    },
    {
      what: "an unknown status",
      earlier: { TrainingJobStatus: "Completed" },
      later: { TrainingJobStatus: "Sleeping" },
    },
    { what: "a status that is gone", earlier: { TrainingJobStatus: "Completed" }, later: {} },
    {
      what: "beside an end that is gone from the history",
      earlier: bare("Completed", "Starting Training Uploading Completed"),
      later: bare("InProgress", "Starting Training Uploading?"),
    },
    {
      what: "beside an end that was rewritten",
      earlier: bare("Failed", "Starting Training Uploading Failed"),
      later: bare("Completed", "Starting Training Uploading Completed"),
    },
    {
      what: "beside an entry that was rewritten before the end",
      earlier: JOB,
      later: { ...JOB, TrainingJobStatus: "Failed", SecondaryStatusTransitions: edited(1, { EndTime: at(119) }) },
      says: ["TrainingJobStatus: was Completed, which ends a job, in an earlier response and is Failed now"],
    },
    {
      what: "beside an entry that is gone from before the end",
      earlier: JOB,
      later: { ...JOB, TrainingJobStatus: "Failed", SecondaryStatusTransitions: HISTORY.filter((_, i) => i !== 2) },
      says: ["TrainingJobStatus: was Completed, which ends a job, in an earlier response and is Failed now"],
    },
  ],
  "settings-changed": [
    { what: "the same", earlier: withSettings({}), later: withSettings({}) },
    { what: "a limit that is new", earlier: stopping({}), later: stopping({ MaxWaitTimeInSeconds: 90 }) },
    { what: "a limit that is gone", earlier: stopping({ MaxWaitTimeInSeconds: 90 }), later: stopping({}) },
    {
      what: "another limit",
      earlier: stopping({ MaxWaitTimeInSeconds: 90 }),
      later: stopping({ MaxWaitTimeInSeconds: 91 }),
      says: [
        "StoppingCondition.MaxWaitTimeInSeconds: was 90 in an earlier response and is 91 now; UpdateTrainingJob cannot change it",
      ],
    },
    {
      what: "another runtime",
      earlier: stopping({}),
      later: { StoppingCondition: { MaxRuntimeInSeconds: 61 } },
      says: [
        "StoppingCondition.MaxRuntimeInSeconds: was 60 in an earlier response and is 61 now; UpdateTrainingJob cannot change it",
      ],
    },
    {
      what: "another pending time",
      earlier: stopping({ MaxPendingTimeInSeconds: 7200 }),
      later: stopping({ MaxPendingTimeInSeconds: 7201 }),
      says: [
        "StoppingCondition.MaxPendingTimeInSeconds: was 7200 in an earlier response and is 7201 now; UpdateTrainingJob cannot change it",
      ],
    },
    {
      what: "two settings",
      earlier: withSettings({}),
      later: { CreationTime: at(1), EnableManagedSpotTraining: true },
      says: [
        "CreationTime: was 2025-05-16T18:10:50.000Z in an earlier response and is 2025-05-16T18:10:51.000Z now (and 1 more settings changed); UpdateTrainingJob cannot change it",
      ],
    },
    {
      what: "the spot flag",
      earlier: withSettings({}),
      later: withSettings({ EnableManagedSpotTraining: true }),
      says: [
        "EnableManagedSpotTraining: was false in an earlier response and is true now; UpdateTrainingJob cannot change it",
      ],
    },
    { what: "a time that cannot be read", earlier: withSettings({}), later: withSettings({ CreationTime: "soon" }) },
    {
      what: "a strategy without attempts",
      earlier: { RetryStrategy: {} },
      later: { RetryStrategy: { MaximumRetryAttempts: 1 } },
    },
    {
      what: "attempts",
      earlier: { RetryStrategy: { MaximumRetryAttempts: 2 } },
      later: { RetryStrategy: { MaximumRetryAttempts: 1 } },
      says: [
        "RetryStrategy.MaximumRetryAttempts: was 2 in an earlier response and is 1 now; UpdateTrainingJob cannot change it",
      ],
    },
    {
      what: "one setting, beside one that a response lacks",
      earlier: { RetryStrategy: { MaximumRetryAttempts: 2 }, EnableManagedSpotTraining: true },
      later: { EnableManagedSpotTraining: false },
      says: [
        "EnableManagedSpotTraining: was true in an earlier response and is false now; UpdateTrainingJob cannot change it",
      ],
    },
  ],
  "warm-pool-reversed": [
    { what: "the same", earlier: pool("Terminated"), later: pool("Terminated") },
    {
      what: "available after it was terminated",
      earlier: pool("Terminated"),
      later: pool("Available"),
      says: ["WarmPoolStatus.Status: was Terminated, which is final, in an earlier response and is Available now"],
    },
    {
      what: "available after it was reused",
      earlier: pool("Reused"),
      later: pool("Available"),
      says: ["WarmPoolStatus.Status: was Reused, which is final, in an earlier response and is Available now"],
    },
    { what: "terminated after it was available", earlier: pool("Available"), later: pool("Terminated") },
    { what: "without a status", earlier: pool("Terminated"), later: pool(undefined) },
    { what: "without a status before", earlier: pool(undefined), later: pool("Terminated") },
    { what: "a status that is no text", earlier: pool("Terminated"), later: pool(7) },
  ],
};

describe.each(Object.entries(cases))("%s", (id, all) => {
  test.each(all)("$what", ({ earlier, later, says = [] }) => {
    const { findings } = compareSnapshots(earlier, later, { now: NOW });
    const said = findings.flatMap(({ rule, path, message }) => (rule === id ? `${path.join(".")}: ${message}` : []));
    expect(said).toEqual(says);
  });
});
