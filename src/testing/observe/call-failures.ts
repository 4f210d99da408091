import type { CallMetadata } from "./job.ts";
import { callMetadata, trainingJobArn } from "./whole-job.ts";

/** A call that failed, as the AWS SDK for JavaScript throws it. */
export interface CallFailure extends Error {
  /** The name of the error: what programs check. */
  readonly name: "ThrottlingException" | "AccessDeniedException" | "ValidationException";
  /** Whose fault the SDK says it is. */
  readonly $fault: "client";
  /** What the SDK says of the call. */
  readonly $metadata: CallMetadata;
}

/**
 * The failures of DescribeTrainingJob, simplest first: too many calls, a missing permission, and a job that the service
 * does not know yet.
 */
const FAILURES = [
  { name: "ThrottlingException", attempts: 3, message: () => "Rate exceeded" },
  {
    name: "AccessDeniedException",
    attempts: 1,
    message: (job: string) =>
      "User: arn:aws:sts::123456789012:assumed-role/poller/session is not authorized to perform: " +
      `sagemaker:DescribeTrainingJob on resource: ${trainingJobArn(job)} because no identity-based policy allows the ` +
      "sagemaker:DescribeTrainingJob action",
  },
  { name: "ValidationException", attempts: 1, message: () => "Requested resource not found." },
] as const;

/** Index in `FAILURES` of the failure that only happens before the first response. */
export const NOT_FOUND = 2;

export function callFailure(index: number, job: string): CallFailure {
  const { name, attempts, message } = FAILURES[index]!;
  const failure = { name, $fault: "client" as const, $metadata: callMetadata(400, attempts) };
  return Object.assign(new Error(message(job)), failure);
}

/** The inverse of `callFailure`; -1 if it made no such value. */
export function callFailureIndex(value: unknown): number {
  return value instanceof Error ? FAILURES.findIndex(({ name }) => name === value.name) : -1;
}
