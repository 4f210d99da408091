import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  compareSnapshots,
  epochMilliseconds,
  type RuleId,
  rules,
  trainingJobLifecycle,
  type ValidateOptions,
  validateJob,
} from "../../src/index.ts";
import { JOB_TIMES } from "../../src/model/job.ts";
import { optionsOfJob } from "../../src/testing/broken-job.ts";
import { choices, pickBy } from "../../src/testing/faults/choices.ts";
import type { HistoryFault, JobFault, LimitFault } from "../../src/testing/faults/fault.ts";
import { faults } from "../../src/testing/faults/index.ts";
import type { Job } from "../../src/testing/observe/job.ts";
import { samples } from "../support/slow.ts";
import { publishedResponses } from "./histories.ts";

/*
 * A fault that is injected into the response of a real job is named by its own rule, and by no other. What the published
 * jobs lack, a stop and a limit, is added to copies of them first.
 */

type Response = Job<number>;
type Entry = Response["SecondaryStatusTransitions"][number];

const A_SECOND = 1000;
const A_DAY = 86_400_000;

/** A published response with times as numbers, and with the one required field that notebooks cut out. */
function numeric(response: object): Response {
  const job = { StoppingCondition: { MaxRuntimeInSeconds: 86_400 }, ...structuredClone(response) } as Response;
  const times = job as unknown as Record<string, unknown>;
  for (const field of JOB_TIMES) if (field in job) times[field] = epochMilliseconds(times[field]);
  job.SecondaryStatusTransitions = job.SecondaryStatusTransitions.map(({ Status, StartTime, EndTime }) => ({
    Status,
    StartTime: epochMilliseconds(StartTime),
    ...(EndTime === undefined ? {} : { EndTime: epochMilliseconds(EndTime) }),
  }));
  return job;
}

/** The job as it would be if it had been stopped for a limit when its training ended. */
function stoppedFor(job: Response, status: "MaxRuntimeExceeded" | "MaxWaitTimeExceeded"): Response {
  const copy = structuredClone(job);
  const [uploading, end] = copy.SecondaryStatusTransitions.splice(-2);
  const middle = uploading!.StartTime + 1;
  copy.SecondaryStatusTransitions.push(
    { ...uploading!, Status: "Stopping", EndTime: middle },
    { ...uploading!, StartTime: middle },
    { ...end!, Status: status },
  );
  const StoppingCondition =
    status === "MaxRuntimeExceeded" ? { MaxRuntimeInSeconds: 1 } : { MaxRuntimeInSeconds: 1, MaxWaitTimeInSeconds: 1 };
  return {
    ...copy,
    TrainingJobStatus: "Stopped",
    SecondaryStatus: status,
    EnableManagedSpotTraining: status === "MaxWaitTimeExceeded",
    StoppingCondition,
  };
}

/** The running job with one more status. */
function goOn(job: Response, Status: Entry["Status"], primary = job.TrainingJobStatus): Response {
  const copy = structuredClone(job);
  const last = copy.SecondaryStatusTransitions.at(-1)!;
  const StartTime = job.LastModifiedTime + A_SECOND;
  last.EndTime = StartTime;
  copy.SecondaryStatusTransitions.push({ Status, StartTime });
  return { ...copy, TrainingJobStatus: primary, SecondaryStatus: Status, LastModifiedTime: StartTime };
}

const published = publishedResponses.map(({ response }) => numeric(response));
const running = published.filter(({ TrainingJobStatus }) => TrainingJobStatus === "InProgress");
const completed = published.filter(
  (job) => job.SecondaryStatus === "Completed" && Number(job.BillableTimeInSeconds) > 0,
);
const bases = [
  ...published,
  ...completed.map((job) => stoppedFor(job, "MaxRuntimeExceeded")),
  ...completed.map((job) => stoppedFor(job, "MaxWaitTimeExceeded")),
  ...running.map((job) => goOn(job, "Stopping", "Stopping")),
].filter((job) => validateJob(job).findings.length === 0);

test("nearly all jobs are without any finding before a fault is injected", () => {
  expect(bases.length).toBeGreaterThan(70);
});

const ids = Object.keys(rules) as RuleId[];

type FieldFault = JobFault | HistoryFault | LimitFault;

const isFieldFault = ({ of }: { readonly of: string }) => of === "job" || of === "history" || of === "limit";

interface Broken {
  readonly job: Response;
  readonly path: readonly (string | number)[];
  readonly options?: ValidateOptions;
}

function suits(
  { constraints: { ended, minLength = 0, maxLength = 99, retry } = {} }: FieldFault,
  job: Response,
): boolean {
  const { length } = job.SecondaryStatusTransitions;
  const hasEnded = !["InProgress", "Stopping"].includes(job.TrainingJobStatus);
  return (
    (ended === undefined || ended === hasEnded) &&
    length >= minLength &&
    length <= maxLength &&
    (retry === undefined || retry === (job.RetryStrategy !== undefined))
  );
}

function inject(fault: FieldFault, base: Response, chosen: readonly number[]): Broken | undefined {
  if (!suits(fault, base)) return undefined;
  const job = structuredClone(base);
  const pick = pickBy(chosen);
  if (fault.of === "job") {
    const path = fault.inject(job, pick, trainingJobLifecycle);
    return path && { job, path };
  }
  const found = fault.inject(job.SecondaryStatusTransitions, pick, trainingJobLifecycle);
  if (found === undefined) return undefined;
  const { path, options = {} } = "path" in found ? found : { path: found };
  return { job, path: ["SecondaryStatusTransitions", ...path], options: optionsOfJob(options) };
}

function expectAlone({ job, path, options }: Broken, rule: RuleId): void {
  const found = validateJob(job, options).findings.map((finding) => [finding.rule, finding.path.join(".")]);
  expect(found, JSON.stringify(job)).toEqual([[rule, path.join(".")]]);
}

describe("the faults of the fixture", () => {
  const reached = ids.filter((id) => faults[id].some(isFieldFault));

  test.each(reached.filter((id) => id !== "restart-without-cause"))("%s", (rule) => {
    let injected = 0;
    const fault = fc.constantFrom(...(faults[rule].filter(isFieldFault) as FieldFault[]));
    fc.assert(
      fc.property(fault, fc.constantFrom(...bases), choices(), (chosen, base, numbers) => {
        const broken = inject(chosen, base, numbers);
        if (broken === undefined) return;
        injected++;
        expectAlone(broken, rule);
      }),
      { seed: 1, numRuns: samples(2_000, 300) },
    );
    expect(injected).toBeGreaterThan(0);
  });
});

const inHistory = (...path: (string | number)[]) => ["SecondaryStatusTransitions", ...path];

/** The job as it would be if everything from its last upload on had happened so much later. */
function delayed(job: Response, milliseconds: number): Response {
  const copy = structuredClone(job);
  const [uploading, end] = copy.SecondaryStatusTransitions.slice(-2);
  uploading!.EndTime! += milliseconds;
  end!.StartTime += milliseconds;
  end!.EndTime! += milliseconds;
  copy.TrainingEndTime! += milliseconds;
  copy.LastModifiedTime += milliseconds;
  copy.TrainingTimeInSeconds! += milliseconds / A_SECOND;
  copy.BillableTimeInSeconds! += milliseconds / A_SECOND;
  return copy;
}

describe("faults in how a job went on", () => {
  const training = running.filter(({ SecondaryStatus }) => SecondaryStatus === "Training");
  const starting = running.filter(({ SecondaryStatus }) => SecondaryStatus === "Starting");
  const appended = (jobs: readonly Response[], status: Entry["Status"]): Broken[] =>
    jobs.map((job) => ({
      job: goOn(job, status),
      path: inHistory(job.SecondaryStatusTransitions.length, "Status"),
    }));

  const all: readonly (readonly [RuleId, readonly Broken[]])[] = [
    ["deprecated-status", appended(starting, "LaunchingMLInstances")],
    ["unattested-transition", appended(running, "Restarting")],
    ["restart-without-cause", appended(training, "Starting")],
    [
      "spot-status-without-spot",
      completed.map((job) => ({
        job: { ...stoppedFor(job, "MaxWaitTimeExceeded"), EnableManagedSpotTraining: false },
        path: inHistory(job.SecondaryStatusTransitions.length, "Status"),
      })),
    ],
    [
      "lifetime-exceeded",
      completed.map((job) => ({
        job: delayed(job, 31 * A_DAY),
        path: inHistory(job.SecondaryStatusTransitions.length - 1, "StartTime"),
      })),
    ],
  ];

  test.each(all)("%s", (rule, broken) => {
    expect(broken).not.toEqual([]);
    for (const one of broken) expectAlone(one, rule);
  });

  test("a job of not quite 30 days has no finding", () => {
    for (const job of completed) expect(validateJob(delayed(job, 29 * A_DAY)).findings).toEqual([]);
  });
});

describe("faults between two responses", () => {
  const edited = (job: Response, edit: (copy: Response) => void): Response => {
    const copy = structuredClone(job);
    edit(copy);
    return copy;
  };

  const all: readonly (readonly [
    RuleId,
    path: string,
    (job: Response) => readonly [earlier: object, later: object],
  ])[] = [
    [
      "history-rewritten",
      "SecondaryStatusTransitions.0.EndTime",
      (job) => [
        edited(job, ({ SecondaryStatusTransitions: [first] }) => {
          first!.EndTime! -= A_SECOND;
        }),
        job,
      ],
    ],
    [
      "history-shrunk",
      "SecondaryStatusTransitions",
      (job) => [job, edited(job, (copy) => void copy.SecondaryStatusTransitions.pop())],
    ],
    ["primary-status-reversed", "TrainingJobStatus", (job) => [{ ...job, TrainingJobStatus: "Failed" }, job]],
    ["settings-changed", "CreationTime", (job) => [{ ...job, CreationTime: job.CreationTime - A_SECOND }, job]],
    [
      "settings-changed",
      "StoppingCondition.MaxRuntimeInSeconds",
      (job) => [{ ...job, StoppingCondition: { MaxRuntimeInSeconds: 60 } }, job],
    ],
    ["settings-changed", "EnableManagedSpotTraining", (job) => [{ ...job, EnableManagedSpotTraining: true }, job]],
    [
      "warm-pool-reversed",
      "WarmPoolStatus.Status",
      (job) => [
        { ...job, WarmPoolStatus: { Status: "Terminated" } },
        { ...job, WarmPoolStatus: { Status: "Available" } },
      ],
    ],
  ];

  test.each(all)("%s at %s", (rule, path, make) => {
    for (const job of completed) {
      const findings = compareSnapshots(...make({ ...job, EnableManagedSpotTraining: false })).findings;
      expect(findings.map((finding) => [finding.rule, finding.path.join(".")])).toEqual([[rule, path]]);
    }
  });

  test("no response contradicts itself", () => {
    for (const job of bases) expect(compareSnapshots(job, job).findings).toEqual([]);
  });
});
