import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isLegal, trainingJob, validateHistory, validateJob } from "../../src/index.ts";
import { ended, type Job, running } from "../support/jobs.ts";

/** One fault: does it to a job, and says which rule must name it and where; undefined where the job has no room for it. */
type Fault = (job: Job, random: (least: number, most: number) => number) => Named | undefined;

interface Named {
  readonly rule: string;
  readonly path: readonly (string | number)[];
}

const inHistory = (rule: string, ...path: (string | number)[]): Named => ({
  rule,
  path: ["SecondaryStatusTransitions", ...path],
});

const isEdge = (from: string, to: string) =>
  trainingJob.statesOf(from).some(({ id }) => trainingJob.successors(id).some((edge) => edge.status === to));

/** Faults of the array: they must be named alike whether the job stands around it or not. */
const historyFaults: Record<string, Fault> = {
  "an inner entry is dropped": (job, random) => {
    const history = job.SecondaryStatusTransitions;
    if (history.length < 3) return undefined;
    const i = random(1, history.length - 2);
    const [before, after] = [history[i - 1]!.Status, history[i + 1]!.Status];
    history.splice(i, 1);
    // Without the visit that made the difference, the machine's own state decides: Uploading before or after a stop.
    const uploads = before === "Uploading" || after === "Uploading";
    if (isEdge(before, after) && !uploads) {
      if (before === "Training" && after === "Starting") return undefined;
      return inHistory("gap", i, "StartTime");
    }
    return isEdge(before, after) ? undefined : inHistory("illegal-transition", i, "Status");
  },
  "the first entry is dropped": (job) => {
    const history = job.SecondaryStatusTransitions;
    if (history.length < 2 || history[1]!.Status === "Pending") return undefined;
    history.shift();
    return inHistory("illegal-first-status", 0, "Status");
  },
  "an entry is there twice": (job, random) => {
    const history = job.SecondaryStatusTransitions;
    const i = random(0, history.length - 1);
    history.splice(i, 0, { ...history[i]! });
    return inHistory("repeated-status", i + 1, "Status");
  },
  "two neighbours change places": (job, random) => {
    const history = job.SecondaryStatusTransitions;
    if (history.length < 2) return undefined;
    const i = random(0, history.length - 2);
    history.splice(i, 2, history[i + 1]!, history[i]!);
    return inHistory("out-of-order", i + 1, "StartTime");
  },
  "a status is misspelt": (job, random) => {
    const i = random(0, job.SecondaryStatusTransitions.length - 1);
    job.SecondaryStatusTransitions[i]!.Status += "s";
    return inHistory("unknown-status", i, "Status");
  },
  "a start is moved back, into the entry before": (job, random) => {
    const history = job.SecondaryStatusTransitions;
    if (history.length < 2) return undefined;
    const i = random(1, history.length - 1);
    history[i]!.StartTime = random(history[i - 1]!.StartTime, history[i]!.StartTime - 1);
    return inHistory("overlap", i, "StartTime");
  },
  "a start is moved back, before the entry before": (job, random) => {
    const history = job.SecondaryStatusTransitions;
    if (history.length < 2) return undefined;
    const i = random(1, history.length - 1);
    history[i]!.StartTime = history[i - 1]!.StartTime - random(1, 1e9);
    return inHistory("out-of-order", i, "StartTime");
  },
  "a start is moved on": (job, random) => {
    const history = job.SecondaryStatusTransitions;
    const isInner = (entry: Job["SecondaryStatusTransitions"][number]) => entry.EndTime !== entry.StartTime;
    const i = random(1, history.length - 1);
    const entry = history[i];
    if (entry?.EndTime === undefined || !isInner(entry)) return undefined;
    entry.StartTime = random(entry.StartTime + 1, entry.EndTime);
    return inHistory("gap", i, "StartTime");
  },
  "a start is moved on, past its own end": (job, random) => {
    const i = random(0, job.SecondaryStatusTransitions.length - 1);
    const entry = job.SecondaryStatusTransitions[i]!;
    if (entry.EndTime === undefined) return undefined;
    entry.StartTime = entry.EndTime + random(1, 1e9);
    return inHistory("end-before-start", i, "EndTime");
  },
  "an end is moved back": (job, random) => {
    const history = job.SecondaryStatusTransitions;
    if (history.length < 2) return undefined;
    const i = random(0, history.length - 2);
    history[i]!.EndTime = random(history[i]!.StartTime, history[i]!.EndTime! - 1);
    return inHistory("gap", i + 1, "StartTime");
  },
  "an end is moved on": (job, random) => {
    const history = job.SecondaryStatusTransitions;
    if (history.length < 2) return undefined;
    const i = random(0, history.length - 2);
    // Further than the next entry's end too, so that it lies over several.
    history[i]!.EndTime = history[i]!.EndTime! + random(1, 1e7);
    return inHistory("overlap", i + 1, "StartTime");
  },
  "an end is moved before its start": (job, random) => {
    const i = random(0, job.SecondaryStatusTransitions.length - 1);
    const entry = job.SecondaryStatusTransitions[i]!;
    if (entry.EndTime === undefined) return undefined;
    entry.EndTime = entry.StartTime - random(1, 1e9);
    return inHistory("end-before-start", i, "EndTime");
  },
  "an end is cut": (job, random) => {
    const history = job.SecondaryStatusTransitions;
    if (history.length < 2) return undefined;
    const i = random(0, history.length - 2);
    delete history[i]!.EndTime;
    return inHistory("missing-end", i, "EndTime");
  },
  "a time is garbage": (job, random) => {
    const i = random(0, job.SecondaryStatusTransitions.length - 1);
    const field = job.SecondaryStatusTransitions[i]!.EndTime !== undefined && random(0, 1) ? "EndTime" : "StartTime";
    Object.assign(job.SecondaryStatusTransitions[i]!, { [field]: "yesterday" });
    return inHistory("invalid-timestamp", i, field);
  },
  "a time has another unit": (job, random) => {
    const i = random(0, job.SecondaryStatusTransitions.length - 1);
    const entry = job.SecondaryStatusTransitions[i]!;
    entry.StartTime = random(0, 1) ? new Date(entry.StartTime / 1000).getTime() * 1e-3 : entry.StartTime * 1000;
    return inHistory("implausible-timestamp", i, "StartTime");
  },
  "a start is absent": (job, random) => {
    const i = random(0, job.SecondaryStatusTransitions.length - 1);
    delete (job.SecondaryStatusTransitions[i] as Partial<Job["SecondaryStatusTransitions"][number]>).StartTime;
    return inHistory("malformed-transition", i, "StartTime");
  },
  "an entry is no object": (job, random) => {
    const i = random(0, job.SecondaryStatusTransitions.length - 1);
    Object.assign(job.SecondaryStatusTransitions, { [i]: null });
    return inHistory("malformed-transition", i);
  },
  "a status is no text": (job, random) => {
    const i = random(0, job.SecondaryStatusTransitions.length - 1);
    Object.assign(job.SecondaryStatusTransitions[i]!, { Status: 7 });
    return inHistory("malformed-transition", i, "Status");
  },
};

const afterTheEnd: Record<string, Fault> = {
  "something follows the end": (job, random) => {
    const history = job.SecondaryStatusTransitions;
    const last = history.at(-1)!;
    const others = trainingJob.statuses.filter(
      (status) => status !== last.Status && !trainingJob.deprecatedStatuses.includes(status),
    );
    const StartTime = last.StartTime + random(-1, 1) * 60_000;
    history.push({ Status: others[random(0, others.length - 1)]!, StartTime, StatusMessage: "once more" });
    return inHistory("status-after-terminal", history.length - 1, "Status");
  },
  "the last entry has no end": (job) => {
    delete job.SecondaryStatusTransitions.at(-1)!.EndTime;
    return inHistory("terminal-open", job.SecondaryStatusTransitions.length - 1, "EndTime");
  },
  "the last entry lasts": (job, random) => {
    job.SecondaryStatusTransitions.at(-1)!.EndTime! += random(1, 1e6);
    return inHistory("terminal-duration", job.SecondaryStatusTransitions.length - 1, "EndTime");
  },
};

const jobFaults: Record<string, Fault> = {
  "the last entry is dropped": (job) => {
    job.SecondaryStatusTransitions.pop();
    return inHistory("unfinished-history", job.SecondaryStatusTransitions.length - 1, "Status");
  },
  "TrainingJobStatus is another": (job, random) => {
    const others = ["InProgress", "Completed", "Failed", "Stopping", "Stopped", "COMPLETED"].filter(
      (status) => status !== job.TrainingJobStatus,
    );
    job.TrainingJobStatus = others[random(0, others.length - 1)]!;
    return { rule: "status-mismatch", path: ["TrainingJobStatus"] };
  },
  "SecondaryStatus is another": (job, random) => {
    const others = trainingJob.statuses.filter((status) => status !== job.SecondaryStatus);
    job.SecondaryStatus = others[random(0, others.length - 1)]!;
    return { rule: "secondary-status-mismatch", path: ["SecondaryStatus"] };
  },
  "the last entry names another end": (job) => {
    job.SecondaryStatusTransitions.at(-1)!.Status = job.TrainingJobStatus === "Failed" ? "Stopped" : "Failed";
    const statuses = job.SecondaryStatusTransitions.map(({ Status }) => Status);
    const isIllegal =
      validateHistory(
        statuses.map((Status) => ({ Status })),
        { timed: false },
      ).verdict === "illegal";
    return isIllegal
      ? inHistory("illegal-transition", statuses.length - 1, "Status")
      : { rule: "secondary-status-mismatch", path: ["SecondaryStatus"] };
  },
  "CreationTime is another": (job, random) => {
    job.CreationTime += random(0, 1) ? random(1, 1e6) : -random(1, 1e6);
    return { rule: "creation-time-mismatch", path: ["CreationTime"] };
  },
  "the first start is another": (job, random) => {
    const [first] = job.SecondaryStatusTransitions;
    first!.StartTime += random(0, 1) ? random(1, 40_000) : -random(1, 1e6);
    return { rule: "creation-time-mismatch", path: ["CreationTime"] };
  },
  "TrainingStartTime is another": (job, random) => {
    if (job.TrainingStartTime === undefined) return undefined;
    job.TrainingStartTime += random(0, 1) ? random(1, 1e6) : -random(1, 1e6);
    return { rule: "training-start-mismatch", path: ["TrainingStartTime"] };
  },
  "TrainingEndTime is another": (job, random) => {
    job.TrainingEndTime! += random(0, 1) ? random(1, 1e6) : -random(1, 1e6);
    return { rule: "training-end-mismatch", path: ["TrainingEndTime"] };
  },
  "LastModifiedTime is too early": (job, random) => {
    job.LastModifiedTime = job.TrainingEndTime! - random(1000, 1e7);
    return { rule: "last-modified-too-early", path: ["LastModifiedTime"] };
  },
  "TrainingTimeInSeconds is another": (job, random) => {
    if (job.TrainingTimeInSeconds === undefined) return undefined;
    job.TrainingTimeInSeconds += random(2, 1e5);
    return { rule: "training-time-mismatch", path: ["TrainingTimeInSeconds"] };
  },
  "BillableTimeInSeconds is more": (job, random) => {
    if (job.TrainingTimeInSeconds === undefined) return undefined;
    job.BillableTimeInSeconds = job.TrainingTimeInSeconds + random(1, 1e5);
    return { rule: "billable-time-mismatch", path: ["BillableTimeInSeconds"] };
  },
  "BillableTimeInSeconds is less without spot": (job, random) => {
    if (job.TrainingTimeInSeconds === undefined || job.EnableManagedSpotTraining) return undefined;
    job.BillableTimeInSeconds = random(1, job.TrainingTimeInSeconds - 1);
    return { rule: "billable-time-mismatch", path: ["BillableTimeInSeconds"] };
  },
  "FailureReason is gone": (job) => {
    if (job.FailureReason === undefined) return undefined;
    delete job.FailureReason;
    return { rule: "failure-reason-missing", path: ["FailureReason"] };
  },
  "FailureReason without a failure": (job) => {
    if (job.FailureReason !== undefined) return undefined;
    job.FailureReason = "AlgorithmError";
    return { rule: "failure-reason-unexpected", path: ["FailureReason"] };
  },
  "spot is denied": (job) => {
    if (!job.EnableManagedSpotTraining) return undefined;
    job.EnableManagedSpotTraining = false;
    const at = job.SecondaryStatusTransitions.findIndex(({ Status }) =>
      /^(Interrupted|MaxWaitTimeExceeded)$/.test(Status),
    );
    return inHistory("spot-status-without-spot", at, "Status");
  },
  "the job begins again": (job) => {
    const at = job.SecondaryStatusTransitions.findIndex(({ Status }) => Status === "Interrupted");
    if (at < 0) return undefined;
    job.SecondaryStatusTransitions[at - 1]!.EndTime = job.SecondaryStatusTransitions[at]!.EndTime!;
    job.SecondaryStatusTransitions.splice(at, 1);
    return inHistory("restart-without-cause", at, "Status");
  },
  "MaxWaitTimeInSeconds is too small": (job) => {
    job.StoppingCondition.MaxWaitTimeInSeconds = job.StoppingCondition.MaxRuntimeInSeconds - 1;
    return { rule: "max-wait-below-max-runtime", path: ["StoppingCondition", "MaxWaitTimeInSeconds"] };
  },
  "MaxRuntimeInSeconds was not reached": (job) => {
    if (job.SecondaryStatus !== "MaxRuntimeExceeded") return undefined;
    job.StoppingCondition.MaxRuntimeInSeconds = 86_400;
    return inHistory("max-runtime-not-reached", job.SecondaryStatusTransitions.length - 1, "Status");
  },
  "a field has the wrong type": (job, random) => {
    const field = ["TrainingJobStatus", "SecondaryStatus", "BillableTimeInSeconds", "StoppingCondition"][random(0, 3)]!;
    Object.assign(job, { [field]: [] });
    return { rule: "malformed-job", path: [field] };
  },
  "a time of the job is garbage": (job, random) => {
    const field = ["CreationTime", "TrainingEndTime", "LastModifiedTime"][random(0, 2)]!;
    Object.assign(job, { [field]: "soon" });
    return { rule: "invalid-timestamp", path: [field] };
  },
};

/** Runs a fault on a job with many choices, and checks what `validate` finds by `expected`. */
function everyChoice(fault: Fault, job: Job, check: (job: Job, named: Named) => void): void {
  fc.assert(
    fc.property(fc.infiniteStream(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })), (stream) => {
      const broken = structuredClone(job);
      const random = (least: number, most: number) => least + Math.floor(stream.next().value! * (most - least + 1));
      const named = fault(broken, random);
      if (named !== undefined) check(broken, named);
    }),
    { numRuns: 25 },
  );
}

const found = (findings: readonly { rule: string; path: readonly (string | number)[] }[]) =>
  findings.map(({ rule, path }) => ({ rule, path }));

const everyone = { ...ended, ...running };

describe.each(Object.entries(everyone))("a %s job", (_, job) => {
  test("gives no finding as it is", () => {
    expect(validateJob(job).findings).toEqual([]);
    expect(validateHistory(job.SecondaryStatusTransitions).findings).toEqual([]);
  });

  test.each(Object.entries(historyFaults))("%s: one finding, in the job and alone", (_, fault) => {
    everyChoice(fault, job, (broken, { rule, path }) => {
      expect(found(validateJob(broken).findings)).toEqual([{ rule, path }]);
      const alone = validateHistory(broken.SecondaryStatusTransitions);
      expect(found(alone.findings)).toEqual([{ rule, path: path.slice(1) }]);
      expect(isLegal(broken.SecondaryStatusTransitions)).toBe(alone.verdict !== "illegal");
    });
  });
});

describe.each(Object.entries(ended))("a %s job that has ended", (_, job) => {
  test.each(Object.entries(afterTheEnd))("%s: one finding, in the job and alone", (_, fault) => {
    everyChoice(fault, job, (broken, { rule, path }) => {
      expect(found(validateJob(broken).findings)).toEqual([{ rule, path }]);
      expect(found(validateHistory(broken.SecondaryStatusTransitions).findings)).toEqual([
        { rule, path: path.slice(1) },
      ]);
    });
  });

  test.each(Object.entries(jobFaults))("%s: one finding", (_, fault) => {
    everyChoice(fault, job, (broken, named) => {
      expect(found(validateJob(broken).findings)).toEqual([named]);
    });
  });
});
