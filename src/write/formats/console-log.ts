import { type DescribedTrainingJob, type PartialTransition, transitionsIn } from "../../model/job.ts";
import { isObject } from "../../model/safe-access.ts";
import { epochMilliseconds } from "../../model/timestamp.ts";
import { oneLine } from "../one-line.ts";
import type { Writer } from "../writer.ts";

/**
 * The log that the SageMaker Python SDK prints while it waits for a job: one line per status, then a dot per poll. Its
 * times are those of the polls, so readers use only the order.
 */
export const consoleLog: Writer = {
  precision: "order",
  carries: "history",
  value(job: DescribedTrainingJob) {
    const { TrainingJobName: name } = job;
    const created = name === undefined ? "" : `INFO:sagemaker:Creating training-job with name: ${oneLine(name)}\n`;
    const lines = transitionsIn(job)
      .filter(isObject)
      .map(
        ({ Status, StartTime, StatusMessage = "" }: PartialTransition) =>
          `${pollTime(StartTime)} ${oneLine(Status)} - ${oneLine(StatusMessage)}...`,
      );
    return `${created}${lines.join("\n")}\n`;
  },
};

function pollTime(start: unknown): string {
  const date = new Date(epochMilliseconds(start));
  // A time that cannot be read, or lies outside of what a Date can hold.
  return (Number.isNaN(date.getTime()) ? new Date(0) : date).toISOString().slice(0, 19).replace("T", " ");
}
