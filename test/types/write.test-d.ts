import type { DescribedTrainingJob } from "../../src/index.ts";
import { type WritableFormat, type WrittenJob, writeJob } from "../../src/write/index.ts";

/* `writeJob` returns the type of its format, and keeps what it does not convert. */

const job = {
  TrainingJobName: "a-job",
  HyperParameters: { LearningRate: "0.1" },
  StoppingCondition: { MaxRuntimeInSeconds: 3600 },
  CreationTime: new Date(),
  SecondaryStatusTransitions: [{ Status: "Starting", StartTime: "2025-05-16T18:10:50.603Z" }],
};

const wire = writeJob(job, "wire");
export const seconds: number[] = [wire.CreationTime, wire.SecondaryStatusTransitions[0]!.StartTime];
export const kept: { LearningRate: string } = wire.HyperParameters;
export const times: string[] = [writeJob(job, "cli").CreationTime, writeJob(job, "boto3").CreationTime];
export const texts: string[] = [writeJob(job, "python"), writeJob(job, "console-copy"), writeJob(job, "console-log")];
export const date: Date | string = writeJob(job, "sdk").CreationTime;
export const milliseconds: number = writeJob(job, "step-functions").CreationTime;
export const found: number = writeJob(job, "search").Results[0].TrainingJob.CreationTime;
export const cell: string = writeJob(job, "notebook").cells[0].outputs[0].data["text/plain"][0];

const snake = writeJob(job, "snake-case");
export const underscored: (number | string)[] = [
  snake.creation_time,
  snake.stopping_condition.max_runtime_in_seconds,
  snake.secondary_status_transitions[0]!.start_time,
  snake.hyper_parameters.LearningRate,
];

const { detail } = writeJob(job, "eventbridge");
export const nullable: (number | string | null)[] = [
  detail.CreationTime,
  detail.TrainingEndTime,
  detail.FailureReason,
  detail.SecondaryStatusTransitions[0]!.EndTime,
];

// @ts-expect-error the time is in seconds
wire.CreationTime.toISOString();
// @ts-expect-error the job has no such field
wire.FailureReason;
// @ts-expect-error an absent time is null
detail.TrainingEndTime.toFixed();
// @ts-expect-error there is no such format
writeJob(job, "wired");

declare const response: DescribedTrainingJob;
declare const format: WritableFormat;
export const absent: number | undefined = writeJob(response, "wire").CreationTime;
export const any: WrittenJob[WritableFormat] = writeJob(response, format);
