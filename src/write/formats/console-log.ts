import type { DescribedTrainingJob } from "../../model/job.ts";
import { epochMilliseconds } from "../../model/timestamp.ts";
import type { Writer } from "../writer.ts";

/**
 * The log that the SageMaker Python SDK prints while it waits for a job: one line per status, then a dot per poll. Its
 * times are those of the polls, so readers use only the order.
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
