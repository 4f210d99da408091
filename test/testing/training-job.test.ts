import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { validateJob, validateUnknown } from "../../src/index.ts";
import { mapTimes } from "../../src/model/map-times.ts";
import type { JobRecord } from "../../src/read/index.ts";
import {
  edgeCoverage,
  type Job,
  type JobForms,
  type TrainingJobConstraints,
  trainingJob,
} from "../../src/testing/index.ts";
import { jobParametersOf } from "../../src/testing/observe/job-parameters-of.ts";
import { plannedJobs } from "../../src/testing/observe/planned-jobs.ts";
import { walkOf } from "../../src/testing/walks/entries.ts";
import { writers } from "../../src/write/formats/index.ts";
import type { WritableFormat } from "../../src/write/index.ts";
import type { Writer } from "../../src/write/writer.ts";
import { assertArbitrary } from "../support/arbitrary-assertions.ts";
import { historySize } from "../support/history-size.ts";
import { readAll } from "../support/read-all.ts";
import { samples } from "../support/slow.ts";

const ALL_WALKS = plannedJobs({}).walks;

/** The size of the history, then the parameters behind the other fields. */
function jobSize(job: Job<Date>): number[] {
  const milliseconds = mapTimes(job, (instant) => instant.milliseconds) as unknown as Job<number>;
  const parameters = jobParametersOf(milliseconds, walkOf(job.SecondaryStatusTransitions, ALL_WALKS));
  return [...historySize(job.SecondaryStatusTransitions), ...Object.values(parameters).map(Number)];
}

describe.each<[string, TrainingJobConstraints<"sdk">]>([
  ["without constraints", {}],
  ["ended, without spot and retries", { ended: true, spot: false, retry: false }],
  ["running, in whole seconds", { ended: false, clock: "seconds" }],
])("trainingJob, %s", (_, constraints) => {
  assertArbitrary(trainingJob(constraints), {
    isCorrect: (job) => expect(validateJob(job).findings).toEqual([]),
    size: jobSize,
    strangers: [
      {},
      undefined,
      { SecondaryStatusTransitions: [{ Status: "Starting", StartTime: new Date("2024-05-01") }] },
    ],
  });
});

test.each(["observed", "inferred"] as const)("covers every edge with evidence %s", (evidence) => {
  const coverage = edgeCoverage({ evidence });
  const rules = new Set<string>();
  const look = fc.property(trainingJob({ evidence }), (job) => {
    coverage.record(job);
    for (const { rule } of validateJob(job, { evidence }).findings) rules.add(rule);
  });
  fc.assert(look, { seed: 1, numRuns: samples(100_000, 4000) });
  coverage.demand({ edges: 1, statuses: 1, endings: 1 });
  expect([...rules]).toEqual(evidence === "inferred" ? ["unattested-transition"] : []);
});

test.each(Object.keys(writers) as WritableFormat[])("as %s, a job is read back without findings", async (format) => {
  const { text }: Writer = writers[format];
  for (const value of fc.sample(trainingJob({ as: format }), { seed: 1, numRuns: samples(5000, 100) })) {
    const records = await readAll(typeof value === "string" ? value : (text ?? JSON.stringify)(value));
    expect(records).toMatchObject([{ kind: "job", source: { format: format === "notebook" ? "python" : format } }]);
    const { job, hasTimes } = records[0] as JobRecord;
    const { findings } = validateUnknown(job, { hasTimes });
    expect(findings).toEqual([]);
  }
});

test.each(["sdk", "wire", "step-functions", "cli", "boto3", "search", "eventbridge"] as const)(
  "as %s, an example can be shrunk",
  (format) => {
    const arbitrary = trainingJob({ as: format });
    for (const job of fc.sample(arbitrary as fc.Arbitrary<JobForms[typeof format]>, { seed: 1, numRuns: 50 })) {
      expect(arbitrary.canShrinkWithoutContext(job)).toBe(true);
    }
  },
);

test("each format has its declared type", () => {
  const one = <T>(arbitrary: fc.Arbitrary<T>) => fc.sample(arbitrary, { seed: 3, numRuns: 1 })[0]!;
  const ended = { ended: true, terminalStatuses: ["Completed"] } as const;
  const { detail, resources } = one(trainingJob({ ...ended, as: "eventbridge" }));
  expect([detail.TrainingEndTime, detail.FailureReason]).toEqual([expect.any(Number), null]);
  expect(resources).toEqual([detail.TrainingJobArn]);
  const open = one(trainingJob({ ended: false, as: "eventbridge" })).detail;
  expect([open.TrainingEndTime, open.SecondaryStatusTransitions.at(-1)!.EndTime]).toEqual([null, null]);
  const snake = one(trainingJob({ ...ended, as: "snake-case" }));
  expect(snake.secondary_status_transitions[0]!.start_time).toBe(snake.creation_time);
  expect(snake.stopping_condition.max_runtime_in_seconds).toEqual(expect.any(Number));
  const { TrainingJob } = one(trainingJob({ ...ended, as: "search" })).Results[0];
  expect(TrainingJob.CreationTime).toEqual(expect.any(Number));
  const [cell] = one(trainingJob({ ...ended, as: "notebook" })).cells;
  expect(cell.outputs[0].data["text/plain"][0]).toMatch(/^\{'TrainingJobName'/);
  expect(one(trainingJob({ ...ended, as: "python" }))).toMatch(/^\{'TrainingJobName'/);
});

test("generates stop requests that are not yet visible, missing durations, and training times without Stopping", () => {
  const jobs = fc.sample(trainingJob(), { seed: 1, numRuns: 2000 });
  const has = (select: (job: Job<Date>) => boolean) => expect(jobs.some(select)).toBe(true);
  has(({ TrainingJobStatus, SecondaryStatus }) => TrainingJobStatus === "Stopping" && SecondaryStatus === "Training");
  has(({ TrainingJobStatus, TrainingEndTime }) => TrainingJobStatus === "Failed" && TrainingEndTime === undefined);
  has(({ EnableManagedSpotTraining: isSpot, SecondaryStatus }) => isSpot && SecondaryStatus === "Completed");
  has(({ RetryStrategy }) => RetryStrategy !== undefined);
  has(({ TrainingTimeInSeconds: training, TrainingStartTime: start, TrainingEndTime: end }) => {
    return training !== undefined && training < (end!.getTime() - start!.getTime()) / 1000 - 2;
  });
});
