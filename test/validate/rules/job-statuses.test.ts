import { at, bare, entries, expectCases, JOB } from "../../support/boundaries.ts";

/* Rules on the statuses of a job, on both sides of their boundaries. */

expectCases({
  "deleting-before-end": [
    { what: "an ended job", input: { ...JOB, TrainingJobStatus: "Deleting" } },
    {
      what: "a running job",
      input: bare("Deleting", "Starting Training?"),
      says: ["TrainingJobStatus: is Deleting, but the history ends with Training; a running job cannot be deleted"],
    },
    { what: "no entry", input: { TrainingJobStatus: "Deleting", SecondaryStatusTransitions: [] }, isSlow: true },
    { what: "an unknown last status", input: bare("Deleting", "Starting Sleeping?"), isSlow: true },
    {
      what: "a last status that cannot be read",
      input: { TrainingJobStatus: "Deleting", SecondaryStatusTransitions: [{ StartTime: at(0) }] },
      isSlow: true,
    },
    { what: "a running job that is not deleted", input: bare("InProgress", "Starting Training?") },
  ],
  "failure-reason-missing": [
    { what: "beside a status that is in doubt", input: bare("Failed", "Starting Training?"), isSlow: true },
    { what: "a reason", input: bare("Failed", "Starting Failed", { FailureReason: "Error" }) },
    {
      what: "no reason",
      input: bare("Failed", "Starting Failed"),
      says: ["FailureReason: is missing, although the job is Failed"],
    },
    {
      what: "an empty reason",
      input: bare("Failed", "Starting Failed", { FailureReason: "" }),
      says: ["FailureReason: is missing, although the job is Failed"],
    },
    {
      what: "a reason that cannot be read",
      input: bare("Failed", "Starting Failed", { FailureReason: 7 }),
      isSlow: true,
    },
    { what: "no reason and no failure", input: JOB },
  ],
  "failure-reason-unexpected": [
    {
      what: "beside a status that is in doubt",
      input: bare("Completed", "Starting Training?", { FailureReason: "Error" }),
      isSlow: true,
    },
    {
      what: "of a completed job",
      input: { ...JOB, FailureReason: "Error" },
      says: ["FailureReason: is given, although the job is Completed"],
    },
    { what: "of a failed job", input: bare("Failed", "Starting Failed", { FailureReason: "Error" }) },
    { what: "of a job that is deleted", input: bare("Deleting", "Starting Failed", { FailureReason: "Error" }) },
    { what: "empty", input: { ...JOB, FailureReason: "" } },
    { what: "that cannot be read", input: { ...JOB, FailureReason: 7 } },
  ],
  "secondary-status-mismatch": [
    {
      what: "another one that is no end, of a job whose history has not ended",
      input: bare("Completed", "Starting Training?", { SecondaryStatus: "Interrupted" }),
      says: ["SecondaryStatus: is Interrupted, yet the history ends with Training (entry 1)"],
    },
    { what: "the last status", input: JOB },
    {
      what: "another one",
      input: { ...JOB, SecondaryStatus: "Failed" },
      says: ["SecondaryStatus: is Failed, yet the history ends with Completed (entry 4)"],
    },
    { what: "no entry", input: { SecondaryStatus: "Starting", SecondaryStatusTransitions: [] }, isSlow: true },
    {
      what: "an entry without a status",
      input: { SecondaryStatus: "Starting", SecondaryStatusTransitions: [{ StartTime: at(0) }] },
      isSlow: true,
    },
    {
      what: "an unknown last status",
      input: { SecondaryStatus: "Starting", SecondaryStatusTransitions: entries("Starting Sleeping?") },
      isSlow: true,
    },
    {
      what: "an unknown last status that it names",
      input: { SecondaryStatus: "Sleeping", SecondaryStatusTransitions: entries("Starting Sleeping?") },
      isSlow: true,
    },
  ],
  "status-mismatch": [
    {
      what: "a status of two primary statuses, under neither",
      input: bare("Sleeping", "Starting Training Uploading?"),
      says: [
        "TrainingJobStatus: is Sleeping, but the history ends with Uploading, which belongs to InProgress or Stopping",
      ],
    },
    { what: "the primary status of the last", input: JOB },
    {
      what: "another one",
      input: bare("Failed", "Starting Training Uploading Completed"),
      says: ["TrainingJobStatus: is Failed, but the history ends with Completed, which belongs to Completed"],
    },
    { what: "Stopping, not yet shown", input: bare("Stopping", "Starting Training?") },
    {
      what: "Stopping, of a job that has ended",
      input: bare("Stopping", "Starting Failed"),
      says: ["TrainingJobStatus: is Stopping, but the history ends with Failed, which belongs to Failed"],
    },
    { what: "Deleting", input: bare("Deleting", "Starting Failed") },
    {
      what: "InProgress, of a job that is being stopped",
      input: bare("InProgress", "Starting Stopping?"),
      says: ["TrainingJobStatus: is InProgress, but the history ends with Stopping, which belongs to Stopping"],
    },
    {
      what: "InProgress, of a job that has ended",
      input: bare("InProgress", "Starting Failed"),
      says: ["TrainingJobStatus: is InProgress, but the history ends with Failed, which belongs to Failed"],
    },
    { what: "Uploading, of a stopped job", input: bare("Stopping", "Starting Stopping Uploading?") },
    { what: "Uploading, under another status", input: bare("Completed", "Starting Training Uploading?") },
    { what: "an unknown last status", input: bare("InProgress", "Starting Sleeping?"), isSlow: true },
    { what: "no entry", input: { TrainingJobStatus: "InProgress", SecondaryStatusTransitions: [] }, isSlow: true },
    {
      what: "an unknown primary status",
      input: bare("Sleeping", "Starting Training?"),
      says: ["TrainingJobStatus: is Sleeping, but the history ends with Training, which belongs to InProgress"],
    },
  ],
  "unfinished-history": [
    { what: "a history that has ended", input: JOB },
    {
      what: "one that has not",
      input: bare("Completed", "Starting Training?"),
      says: [
        "SecondaryStatusTransitions.1.Status: the job is Completed and its history ends with Training; expected it to end with Completed",
      ],
    },
    {
      what: "one that has not, with its end in SecondaryStatus",
      input: bare("Stopped", "Starting Training?", { SecondaryStatus: "Stopped" }),
      says: [
        "SecondaryStatusTransitions.1.Status: the job is Stopped and its history ends with Training; expected it to end with Stopped or MaxRuntimeExceeded or MaxWaitTimeExceeded",
      ],
    },
    { what: "one of a running job", input: bare("InProgress", "Starting Training?") },
    { what: "no entry", input: { TrainingJobStatus: "Completed", SecondaryStatusTransitions: [] }, isSlow: true },
    { what: "an unknown last status", input: bare("Completed", "Starting Sleeping?"), isSlow: true },
    {
      what: "a last status that cannot be read",
      input: { TrainingJobStatus: "Completed", SecondaryStatusTransitions: [{ StartTime: at(0) }] },
      isSlow: true,
    },
    { what: "a job that is deleted", input: bare("Deleting", "Starting Training?") },
  ],
  "warm-pool-mismatch": [
    { what: "of an ended job", input: { ...JOB, WarmPoolStatus: { Status: "Available" } } },
    { what: "reused by a job", input: { ...JOB, WarmPoolStatus: { Status: "Reused", ReusedByJob: "another" } } },
    {
      what: "reused by nobody",
      input: { ...JOB, WarmPoolStatus: { Status: "Reused" } },
      says: ["WarmPoolStatus: is Reused; a reused warm pool names the job in ReusedByJob"],
    },
    {
      what: "reused by a job without a name",
      input: { ...JOB, WarmPoolStatus: { Status: "Reused", ReusedByJob: "" } },
      says: ["WarmPoolStatus: is Reused; a reused warm pool names the job in ReusedByJob"],
    },
    {
      what: "reused by a number",
      input: { ...JOB, WarmPoolStatus: { Status: "Reused", ReusedByJob: 7 } },
      says: ["WarmPoolStatus: is Reused; a reused warm pool names the job in ReusedByJob"],
    },
    { what: "terminated", input: { ...JOB, WarmPoolStatus: { Status: "Terminated" } } },
    {
      what: "in use by the job that runs",
      input: bare("InProgress", "Starting Training?", { WarmPoolStatus: { Status: "InUse" } }),
    },
    {
      what: "available while the job runs",
      input: bare("InProgress", "Starting Training?", { WarmPoolStatus: { Status: "Available" } }),
      says: ["WarmPoolStatus: is Available; a warm pool is in use while the job runs"],
    },
    {
      what: "reused while the job is being stopped",
      input: bare("Stopping", "Starting Stopping?", { WarmPoolStatus: { Status: "Reused", ReusedByJob: "another" } }),
      says: ["WarmPoolStatus: is Reused; a warm pool is in use while the job runs"],
    },
    {
      what: "with spot",
      input: { ...JOB, EnableManagedSpotTraining: true, WarmPoolStatus: { Status: "Available" } },
      says: ["WarmPoolStatus: is Available; managed spot training has no warm pools"],
    },
    {
      what: "with instance groups",
      input: { ...JOB, ResourceConfig: { InstanceGroups: [{}] }, WarmPoolStatus: { Status: "Available" } },
      says: ["WarmPoolStatus: is Available; heterogeneous clusters have no warm pools"],
    },
    {
      what: "with no instance group",
      input: { ...JOB, ResourceConfig: { InstanceGroups: [] }, WarmPoolStatus: { Status: "Available" } },
    },
    {
      what: "with groups that are none",
      input: { ...JOB, ResourceConfig: { InstanceGroups: "two" }, WarmPoolStatus: { Status: "Available" } },
    },
    {
      what: "without a status, with spot",
      input: { ...JOB, EnableManagedSpotTraining: true, WarmPoolStatus: {} },
      says: ["WarmPoolStatus: is without a status; managed spot training has no warm pools"],
    },
    {
      what: "with a status that is no text, with spot",
      input: { ...JOB, EnableManagedSpotTraining: true, WarmPoolStatus: { Status: 7 } },
      says: ["WarmPoolStatus: is without a status; managed spot training has no warm pools"],
    },
    { what: "without a status", input: { ...JOB, WarmPoolStatus: {} } },
  ],
});
