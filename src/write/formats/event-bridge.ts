import { JOB_TIMES } from "../../model/job.ts";
import { mapTimes } from "../../model/map-times.ts";
import { isArray, isObject } from "../../model/safe-access.ts";
import type { Writer } from "../writer.ts";

/** EventBridge's "SageMaker Training Job State Change": epoch milliseconds, and null for absent values. */
export const eventBridge: Writer = {
  precision: "milliseconds",
  carries: "job",
  value(job) {
    const fields = mapTimes(job, ({ milliseconds }) => milliseconds);
    const history = fields.SecondaryStatusTransitions;
    const nulls = Object.fromEntries(JOB_TIMES.map((field) => [field, null]));
    const detail = { ...nulls, FailureReason: null, ...fields };
    if (isArray(history)) Object.assign(detail, { SecondaryStatusTransitions: history.map(withNulls) });
    return {
      version: "0",
      "detail-type": "SageMaker Training Job State Change",
      source: "aws.sagemaker",
      resources: job.TrainingJobArn === undefined ? [] : [job.TrainingJobArn],
      detail,
    };
  },
  extract: (value) => (value as { readonly detail: unknown }).detail,
};

function withNulls(entry: unknown): unknown {
  return isObject(entry) ? { EndTime: null, StatusMessage: null, ...entry } : entry;
}
