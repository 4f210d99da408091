import {
  at,
  BEGIN,
  bare,
  edited,
  entries,
  expectCases,
  HISTORY,
  JOB,
  SPOT,
  without,
} from "../../support/boundaries.ts";

/* Rules on times of a job, on both sides of their boundaries. */

expectCases({
  "creation-time-mismatch": [
    { what: "the start of the first entry", input: JOB },
    {
      what: "within a second, in whole seconds",
      input: {
        ...JOB,
        CreationTime: new Date(BEGIN).toISOString(),
        SecondaryStatusTransitions: edited(0, { StartTime: new Date(BEGIN + 999).toISOString() }),
      },
    },
    {
      what: "a second earlier",
      input: { ...JOB, CreationTime: at(-1) },
      says: ["CreationTime: is 2025-05-16T18:10:49.000Z, yet the first entry starts at 2025-05-16T18:10:50.000Z"],
    },
    { what: "earlier, and no first entry", input: { ...JOB, SecondaryStatusTransitions: [] }, isSlow: true },
    {
      what: "earlier than a history whose beginning is missing",
      input: { ...JOB, CreationTime: at(-60), SecondaryStatusTransitions: HISTORY.slice(1) },
      isSlow: true,
    },
  ],
  "last-modified-too-early": [
    { what: "the last start", input: { ...JOB, LastModifiedTime: at(240) } },
    { what: "almost a second before it", input: { ...JOB, LastModifiedTime: at(239.001) } },
    {
      what: "a second before it",
      input: { ...JOB, LastModifiedTime: at(239) },
      says: ["LastModifiedTime: is 2025-05-16T18:14:49.000Z, yet the job changed at 2025-05-16T18:14:50.000Z"],
    },
    {
      what: "a second before TrainingEndTime",
      input: { LastModifiedTime: at(299), TrainingEndTime: at(300), SecondaryStatusTransitions: entries("Starting?") },
      says: ["LastModifiedTime: is 2025-05-16T18:15:49.000Z, yet the job changed at 2025-05-16T18:15:50.000Z"],
    },
    {
      what: "a second before CreationTime",
      input: { LastModifiedTime: at(299), CreationTime: at(300), SecondaryStatusTransitions: entries("Starting?") },

      isSlow: true,
    },
    { what: "after all of them but an earlier entry that starts last", input: { ...JOB, LastModifiedTime: at(241) } },
    { what: "without any other time", input: { LastModifiedTime: at(0) } },
    {
      what: "before the creation alone",
      input: { LastModifiedTime: at(0), CreationTime: at(60) },
      says: ["LastModifiedTime: is 2025-05-16T18:10:50.000Z, yet the job changed at 2025-05-16T18:11:50.000Z"],
    },
    {
      what: "before the end of the training alone",
      input: { LastModifiedTime: at(0), TrainingEndTime: at(60) },
      says: ["LastModifiedTime: is 2025-05-16T18:10:50.000Z, yet the job changed at 2025-05-16T18:11:50.000Z"],
    },
  ],
  "metric-outside-training": [
    {
      what: "a second before and after",
      input: { ...JOB, FinalMetricDataList: [{ Timestamp: at(59) }, { Timestamp: at(241) }] },
    },
    {
      what: "more than a second before",
      input: { ...JOB, FinalMetricDataList: [{ Timestamp: at(58.999) }] },
      says: [
        "FinalMetricDataList.0.Timestamp: the metric was recorded at 2025-05-16T18:11:48.999Z, before training started at 2025-05-16T18:11:50.000Z",
      ],
    },
    {
      what: "more than a second after",
      input: { ...JOB, FinalMetricDataList: [{ Timestamp: at(241.001) }] },
      says: [
        "FinalMetricDataList.0.Timestamp: the metric was recorded at 2025-05-16T18:14:51.001Z, after training ended at 2025-05-16T18:14:50.000Z",
      ],
    },
    {
      what: "several",
      input: {
        ...JOB,
        FinalMetricDataList: [
          { Timestamp: at(100) },
          { Timestamp: at(0) },
          { Timestamp: at(300) },
          { Timestamp: at(301) },
        ],
      },
      says: [
        "FinalMetricDataList.1.Timestamp: the metric was recorded at 2025-05-16T18:10:50.000Z, before training started at 2025-05-16T18:11:50.000Z (and 2 more metrics like it)",
      ],
    },
    {
      what: "what is no metric, or has no time",
      input: { ...JOB, FinalMetricDataList: [null, 7, {}, { Timestamp: "soon" }] },
    },
    {
      what: "before the start of a job that trains",
      input: {
        ...without("TrainingEndTime"),
        TrainingJobStatus: "InProgress",
        FinalMetricDataList: [{ Timestamp: at(0) }],
      },
      says: [
        "FinalMetricDataList.0.Timestamp: the metric was recorded at 2025-05-16T18:10:50.000Z, before training started at 2025-05-16T18:11:50.000Z",
      ],
    },
    { what: "a list that cannot be read", input: { ...JOB, FinalMetricDataList: 7 } },
  ],
  "training-end-mismatch": [
    { what: "the start of the end", input: JOB },
    {
      what: "a second later",
      input: { ...JOB, TrainingEndTime: at(241) },
      says: ["TrainingEndTime: is 2025-05-16T18:14:51.000Z, yet the job ended at 2025-05-16T18:14:50.000Z"],
    },
    {
      what: "in a job that has not ended",
      input: bare("InProgress", "Starting Training?", { TrainingEndTime: at(500) }),
    },
    {
      what: "beside an end that cannot be there",
      input: bare("Completed", "Starting Completed", { TrainingEndTime: at(500) }),
      isSlow: true,
    },
    { what: "no entry", input: { TrainingEndTime: at(500), SecondaryStatusTransitions: [] } },
  ],
  "training-end-while-running": [
    { what: "of an ended job", input: JOB },
    {
      what: "of a running job",
      input: { TrainingJobStatus: "InProgress", TrainingEndTime: at(0) },
      says: ["TrainingEndTime: is given, although the job is InProgress; only a job that has ended has one"],
    },
    { what: "of a job that is being stopped", input: { TrainingJobStatus: "Stopping", TrainingEndTime: at(0) } },
    { what: "of a job of an unknown status", input: { TrainingJobStatus: "Sleeping", TrainingEndTime: at(0) } },
    { what: "that cannot be read", input: { TrainingJobStatus: "InProgress", TrainingEndTime: "soon" }, isSlow: true },
  ],
  "training-end-while-stopping": [
    {
      what: "of a job that is being stopped",
      input: { TrainingJobStatus: "Stopping", TrainingEndTime: at(0) },
      says: ["TrainingEndTime: is given, although the job is Stopping; only a job that has ended has one"],
    },
    { what: "of a running job", input: { TrainingJobStatus: "InProgress", TrainingEndTime: at(0) } },
    { what: "of an ended job", input: JOB },
    { what: "that cannot be read", input: { TrainingJobStatus: "Stopping", TrainingEndTime: "soon" }, isSlow: true },
  ],
  "training-start-mismatch": [
    { what: "the start of the first Downloading", input: JOB },
    {
      what: "a second later",
      input: { ...JOB, TrainingStartTime: at(61) },
      says: [
        "TrainingStartTime: is 2025-05-16T18:11:51.000Z, yet the first Downloading starts at 2025-05-16T18:11:50.000Z",
      ],
    },
    {
      what: "without Downloading",
      input: bare("Completed", "Starting Training Uploading Completed", { TrainingStartTime: at(0) }),
    },
    {
      what: "with the second Downloading",
      input: bare("Completed", SPOT, { TrainingStartTime: at(300), EnableManagedSpotTraining: true }),
      says: [
        "TrainingStartTime: is 2025-05-16T18:15:50.000Z, yet the first Downloading starts at 2025-05-16T18:11:50.000Z",
      ],
    },
    {
      what: "before the job came to Downloading",
      input: bare("InProgress", "Starting?", { TrainingStartTime: at(0) }),
    },
    {
      what: "after an unknown status",
      input: bare("InProgress", "Starting Sleeping Downloading?", { TrainingStartTime: at(0) }),
      isSlow: true,
    },
    {
      what: "after an entry without a status",
      input: {
        TrainingStartTime: at(0),
        SecondaryStatusTransitions: [
          { StartTime: at(0), EndTime: at(60) },
          { Status: "Downloading", StartTime: at(60) },
        ],
      },
    },
    {
      what: "before an unknown status",
      input: bare("InProgress", "Starting Downloading Sleeping?", { TrainingStartTime: at(0) }),
      says: [
        "TrainingStartTime: is 2025-05-16T18:10:50.000Z, yet the first Downloading starts at 2025-05-16T18:11:50.000Z",
      ],
    },
    {
      what: "in a Downloading that cannot be there",
      input: bare("InProgress", "Downloading Training?", { TrainingStartTime: at(-60) }),
      isSlow: true,
    },
  ],
  "training-start-too-early": [
    { what: "in Downloading", input: bare("InProgress", "Starting Downloading?", { TrainingStartTime: at(60) }) },
    {
      what: "in Pending",
      input: bare("InProgress", "Starting Pending?", { TrainingStartTime: at(60) }),
      says: ["TrainingStartTime: is given, but the history has only come to Pending"],
    },
    { what: "after a stop", input: bare("Stopping", "Starting Stopping?", { TrainingStartTime: at(60) }) },
    {
      what: "back in Starting",
      input: bare("InProgress", "Starting Downloading Starting?", { TrainingStartTime: at(60) }),
    },
    { what: "in an unknown status", input: bare("InProgress", "Starting Sleeping?", { TrainingStartTime: at(60) }) },
    { what: "no entry", input: { TrainingStartTime: at(60), SecondaryStatusTransitions: [] } },
    {
      what: "that cannot be read",
      input: bare("InProgress", "Starting?", { TrainingStartTime: "soon" }),
      isSlow: true,
    },
    {
      what: "of a job that has ended",
      input: bare("Completed", "Starting Pending?", { TrainingStartTime: at(60) }),
      isSlow: true,
    },
    {
      what: "after an entry without a status",
      input: {
        TrainingStartTime: at(60),
        SecondaryStatusTransitions: [
          { StartTime: at(0), EndTime: at(60) },
          { Status: "Pending", StartTime: at(60) },
        ],
      },
      isSlow: true,
    },
  ],
});
