import { at, entries, expectCases, HISTORY, JOB } from "../../support/boundaries.ts";

/* Rules on statuses and steps, on both sides of their boundaries. */

expectCases({
  "deprecated-status": [
    { what: "a status of today", input: JOB },
    { what: "a status that cannot be read", input: [{ StartTime: at(0) }] },
    {
      what: "a retired status",
      input: entries("Starting LaunchingMLInstances?"),
      says: ["1.Status: LaunchingMLInstances is not supported by AWS since 2018-10-26 (it came on 2018-07-30)"],
    },
    { what: "an unknown status", input: entries("Starting Sleeping?") },
  ],
  "illegal-first-status": [
    { what: "Starting", input: entries("Starting?") },
    { what: "Pending", input: entries("Pending?") },
    {
      what: "Training",
      input: entries("Training?"),
      says: ["0.Status: begins with Training; a job begins with Starting or Pending"],
    },
    { what: "an unknown one", input: entries("Sleeping Training?") },
    {
      what: "an end",
      input: entries("Completed"),
      says: ["0.Status: begins with Completed; a job begins with Starting or Pending"],
    },
    {
      what: "a first status that asks for better evidence",
      input: entries("Pending?"),
      options: { evidence: "documented" },
      says: ["0.Status: begins with Pending; a job begins with Starting"],
    },
  ],
  "repeated-status": [
    { what: "another status", input: entries("Starting Downloading?") },
    {
      what: "the same status",
      input: entries("Starting Downloading Downloading?"),
      says: ["2.Status: Downloading again, as in entry 1: a stay in a status is one entry"],
    },
    { what: "the same one after an unknown one", input: entries("Starting Downloading Sleeping Downloading?") },
  ],
  "status-after-terminal": [
    { what: "nothing", input: HISTORY },
    {
      what: "another status",
      input: entries("Starting Failed Training?"),
      says: ["2.Status: Training after Failed, which ends a job: nothing follows it"],
    },
    { what: "an unknown status", input: entries("Starting Failed Sleeping?") },
    { what: "an illegal first status", input: entries("Completed") },
    {
      what: "two",
      input: entries("Starting Failed Training Completed"),
      says: ["2.Status: Training after Failed, which ends a job: nothing follows it"],
    },
  ],
  "unattested-transition": [
    { what: "a documented step", input: HISTORY },
    {
      what: "an inferred step",
      input: entries("Starting Stopping Completed"),
      says: ["2.Status: Stopping → Completed is legal by inference alone"],
    },
    {
      what: "an inferred first status",
      input: entries("Pending?"),
      says: ["0.Status: a history that begins with Pending is legal by inference alone"],
    },
    { what: "an inferred step to a retired status", input: entries("Starting LaunchingMLInstances?") },
    {
      what: "an inferred step from a retired status",
      input: entries("Starting LaunchingMLInstances Failed"),
      isSlow: true,
    },
    {
      what: "a step after an unknown status",
      input: entries("Starting Sleeping Stopping Completed"),
      says: ["3.Status: Stopping → Completed is legal by inference alone"],
    },
    { what: "an illegal step", input: entries("Starting Completed") },
    {
      what: "two steps",
      input: entries("Starting Restarting Pending Starting?"),
      says: [
        "1.Status: Starting → Restarting is legal by inference alone",
        "2.Status: Restarting → Pending is legal by inference alone",
        "3.Status: Pending → Starting is legal by inference alone",
      ],
    },
  ],
  "unknown-status": [
    { what: "a known one", input: HISTORY },
    {
      what: "an unknown one",
      input: entries("Starting Sleeping?"),
      says: ['1.Status: "Sleeping" is unknown; the nearest known status is Stopping'],
    },
    {
      what: "in other letters",
      input: entries("Starting down-loading training?"),
      says: ['1.Status: "down-loading" and "training" are unknown; AWS writes Downloading and Training'],
    },
    {
      what: "of several kinds",
      input: entries("Starting Sleeping Waking?"),
      says: [
        '1.Status: "Sleeping" is unknown; the nearest known status is Stopping',
        '2.Status: "Waking" is unknown; the nearest known status is Starting',
      ],
    },
    { what: "an entry without a status", input: [{ StartTime: at(0) }] },
    {
      what: "a long one",
      input: [{ Status: "x".repeat(300), StartTime: at(0) }],
      says: [
        '0.Status: "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx" is unknown; the nearest known status is Failed',
      ],
    },
  ],
  "illegal-transition": [
    { what: "a legal step", input: JOB },
    {
      what: "a step with one status missing",
      input: entries("Starting Downloading Training Completed"),
      says: ["3.Status: Training → Completed: Uploading is missing between them"],
    },
    {
      what: "a step with two missing",
      input: entries("Starting Downloading Uploading?").slice(0, 1).concat(entries("Starting Uploading?").slice(1)),
      says: ["1.Status: Starting → Uploading: Downloading and Training are missing between them"],
    },
    {
      what: "a step back",
      input: entries("Starting Downloading Training Uploading Training?"),
      says: ["4.Status: Uploading → Training: expected Completed, Failed or Starting after Uploading"],
    },
    {
      what: "a step that can only be guessed",
      input: entries("Pending Starting Downloading Interrupted Completed"),
      says: ["4.Status: Interrupted → Completed: Downloading, Training and Uploading are missing between them"],
    },
    {
      what: "a step after an unknown status",
      input: entries("Starting Downloading Stopping Sleeping Training?"),
      says: ["4.Status: Stopping → Training: expected Uploading, MaxRuntimeExceeded or Stopped after Stopping"],
    },
    { what: "an illegal first status and a legal step", input: entries("Training Uploading Completed") },
    { what: "a status after the end", input: entries("Starting Failed Training?") },
    {
      what: "a step with two ways to mend it",
      input: entries("Starting Interrupted Completed"),
      says: ["2.Status: Interrupted → Completed: Downloading, Training and Uploading are missing between them"],
    },
    {
      what: "a retired status after Training",
      input: entries("Starting Downloading Training PreparingTrainingStack?"),
      says: ["3.Status: Training → PreparingTrainingStack: expected Uploading, Stopping or Pending after Training"],
    },
    {
      what: "a step from a retired status",
      input: entries("Starting LaunchingMLInstances Training?"),
      says: [
        "2.Status: LaunchingMLInstances → Training: expected PreparingTrainingStack, Stopping or Failed after LaunchingMLInstances",
      ],
    },
    {
      what: "two illegal steps",
      input: entries("Starting Uploading Training?"),
      says: [
        "1.Status: Starting → Uploading: Downloading and Training are missing between them",
        "2.Status: Uploading → Training: expected Completed, Failed or MaxRuntimeExceeded after Uploading",
      ],
    },
    {
      what: "a step that only documented edges allow",
      input: entries("Starting Downloading Completed?"),
      options: { evidence: "documented" },
      says: ["2.Status: Downloading → Completed: Training and Uploading are missing between them"],
    },
  ],
});
