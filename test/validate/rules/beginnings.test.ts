import { at, bare, edited, entries, expectCases, HISTORY, JOB } from "../../support/boundaries.ts";

/* Rules on missing parts of a history and on the time between entries, on both sides of their boundaries. */

expectCases({
  "empty-history": [
    { what: "one entry", input: entries("Starting?") },
    {
      what: "an empty array",
      input: [],
      says: [": the history is empty: a job enters Starting or Pending as soon as it is created"],
    },
    {
      what: "a running job",
      input: { TrainingJobStatus: "InProgress", SecondaryStatusTransitions: [] },
      says: [
        "SecondaryStatusTransitions: the history is empty: a job enters Starting or Pending as soon as it is created",
      ],
    },
    { what: "a job that has ended", input: { TrainingJobStatus: "Failed", SecondaryStatusTransitions: [] } },
    { what: "a job without a history", input: { TrainingJobStatus: "InProgress" } },
  ],
  "history-missing": [
    {
      what: "a job that has ended",
      input: { TrainingJobStatus: "Failed", SecondaryStatusTransitions: [] },
      says: ["SecondaryStatusTransitions: the job is Failed, but its history is empty"],
    },
    { what: "a running job", input: { TrainingJobStatus: "InProgress", SecondaryStatusTransitions: [] } },
    { what: "a job that is deleted", input: { TrainingJobStatus: "Deleting", SecondaryStatusTransitions: [] } },
    {
      what: "an event",
      input: { TrainingJobStatus: "Failed", SecondaryStatusTransitions: [] },
      options: { isEvent: true },
    },
    { what: "one entry", input: bare("Failed", "Starting?") },
  ],
  "log-begins-midway": [
    {
      what: "Training first",
      input: entries("Training Uploading Completed"),
      options: { mayBeginMidway: true },
      says: [
        "0.Status: the log begins midway, with Training; what came before it, from Starting or Pending on, is missing",
      ],
    },
    { what: "Training first, in what is no log", input: entries("Training?"), isSlow: true },
    { what: "Starting first", input: entries("Starting Training?"), options: { mayBeginMidway: true } },
    { what: "an illegal step later", input: entries("Starting Uploading?"), options: { mayBeginMidway: true } },
    { what: "an unknown status first", input: entries("Sleeping?"), options: { mayBeginMidway: true } },
    { what: "no entry", input: [], options: { mayBeginMidway: true } },
  ],
  gap: [
    { what: "no time between", input: HISTORY },
    {
      what: "a millisecond between",
      input: edited(0, { EndTime: at(59.999) }),
      says: [
        "1.StartTime: starts at 2025-05-16T18:11:50.000Z, 0.001 s after entry 0 ended at 2025-05-16T18:11:49.999Z",
      ],
    },
    { what: "before a step that is illegal itself", input: [HISTORY[0]!, HISTORY[4]!], isSlow: true },
    { what: "before the first entry", input: entries("Starting?") },
  ],
  overlap: [
    { what: "no time in common", input: HISTORY },
    {
      what: "a millisecond in common",
      input: edited(0, { EndTime: at(60.001) }),
      says: ["1.StartTime: starts at 2025-05-16T18:11:50.000Z, before entry 0 ended at 2025-05-16T18:11:50.001Z"],
    },
    {
      what: "an entry that spans the next two",
      input: edited(0, { EndTime: at(180) }),
      says: ["1.StartTime: starts at 2025-05-16T18:11:50.000Z, before entry 0 ended at 2025-05-16T18:13:50.000Z"],
    },
  ],
  "end-before-start": [
    { what: "at once", input: HISTORY },
    {
      what: "a millisecond before",
      input: edited(0, { EndTime: at(-0.001) }),
      says: ["0.EndTime: ends at 2025-05-16T18:10:49.999Z, before its own start at 2025-05-16T18:10:50.000Z"],
    },
    {
      what: "twice",
      input: [
        { Status: "Starting", StartTime: at(0), EndTime: at(-1) },
        { Status: "Training", StartTime: at(9), EndTime: at(8) },
      ],
      says: [
        "0.EndTime: ends at 2025-05-16T18:10:49.000Z, before its own start at 2025-05-16T18:10:50.000Z",
        "1.EndTime: ends at 2025-05-16T18:10:58.000Z, before its own start at 2025-05-16T18:10:59.000Z",
      ],
    },
    { what: "open", input: entries("Starting?") },
  ],
  stuck: [
    {
      what: "since a time that is in doubt",
      input: { CreationTime: at(-60), SecondaryStatusTransitions: entries("Starting?") },
      options: { now: at(900), limits: { Starting: 60 } },
      isSlow: true,
    },
    {
      what: "for as long as the limit",
      input: entries("Starting?"),
      options: { now: at(60), limits: { Starting: 60 } },
      isSlow: true,
    },
    {
      what: "for longer",
      input: entries("Starting?"),
      options: { now: at(60.001), limits: { Starting: 60 } },
      says: ["0.StartTime: in Starting since 2025-05-16T18:10:50.000Z, for longer than the limit of 1 min"],
    },
    {
      what: "in an entry that has ended",
      input: entries("Starting"),
      options: { now: at(900), limits: { Starting: 60 } },
    },
    {
      what: "in a status without a limit",
      input: entries("Starting?"),
      options: { now: at(900), limits: {} },
      isSlow: true,
    },
    {
      what: "in an end that is open",
      input: edited(4, { EndTime: undefined }),
      options: { now: at(900), limits: { Completed: 60 } },
      isSlow: true,
    },
    {
      what: "in a job that is said to have ended",
      input: bare("Deleting", "Starting?"),
      options: { now: at(900), limits: { Starting: 60 } },
      isSlow: true,
    },
    { what: "no entry", input: [], options: { now: at(900), limits: { Starting: 60 } } },
    {
      what: "without a zone",
      input: [{ Status: "Starting", StartTime: "2025-05-16 18:10:50" }],
      options: { now: at(900), limits: { Starting: 60 } },
      isSlow: true,
    },
    { what: "without a status", input: [{ StartTime: at(0) }], options: { now: at(900), limits: { Starting: 60 } } },
  ],
  "malformed-transition": [
    { what: "an entry that can be read", input: HISTORY },
    {
      what: "two fields that cannot",
      input: [{ Status: 7, StartTime: at(0), EndTime: {} }],
      says: ["0.Status: expected a text, found 7", "0.EndTime: expected a time, found an object"],
    },
    {
      what: "what is no entry",
      input: [null],
      says: ["0: expected an object with Status and StartTime, found nothing"],
    },
  ],
  "malformed-job": [
    { what: "a job that can be read", input: JOB },
    {
      what: "a field that cannot",
      input: { ...JOB, SecondaryStatus: 7 },
      says: ["SecondaryStatus: expected a string, found 7"],
    },
  ],
});
