import type { DescribedTrainingJob } from "../../model/job.ts";
import { epochMilliseconds } from "../../model/timestamp.ts";
import type { Writer } from "../writer.ts";

/**
 * What the Python SDK prints while it waits for the job: a line a visit, dots for the polls between. The times are
 * those of the polls, so a reader takes the order alone.
 */
export const consoleLog: Writer = {
  precision: "order",
  carries: "history",
  value({ TrainingJobName, SecondaryStatusTransitions = [] }: DescribedTrainingJob) {
    const created =
      TrainingJobName === undefined ? "" : `INFO:sagemaker:Creating training-job with name: ${TrainingJobName}\n`;
    const lines = SecondaryStatusTransitions.map(
      ({ Status, StartTime, StatusMessage = "" }) => `${pollTime(StartTime)} ${Status} - ${oneLine(StatusMessage)}...`,
    );
    return `${created}${lines.join("\n")}\n`;
  },
};

function pollTime(start: unknown): string {
  const milliseconds = epochMilliseconds(start);
  return new Date(Number.isNaN(milliseconds) ? 0 : milliseconds).toISOString().slice(0, 19).replace("T", " ");
}

function oneLine(message: string): string {
  return message.replaceAll(/[\r\n]+/g, " ");
}
