import { jobLifecycle } from "../../machine/job.ts";
import type { Lifecycle } from "../../machine/lifecycle.ts";
import { trainingJobLifecycle } from "../../machine/training-job.ts";
import { isArray, isObject, property } from "../../model/safe-access.ts";

/**
 * The lifecycles of the responses that are recognized beside a training job's. The field names of the lifecycle tell them
 * apart, so another API is one line here.
 */
const LIFECYCLES: readonly Lifecycle[] = [jobLifecycle];

/** Of a response that has the fields of two lifecycles, this one decides. */
const TRAINING_JOB = ["TrainingJobName", "TrainingJobArn", "TrainingJobStatus"];

/** The statuses of all of them. */
export const responseStatuses: ReadonlySet<string> = new Set(
  [trainingJobLifecycle, ...LIFECYCLES].flatMap(({ statuses }): readonly string[] => statuses),
);

/** The fields that only these responses have. */
export const responseFields: readonly string[] = LIFECYCLES.flatMap(ownFields);

/** The lifecycle of a response, or of a bare history; undefined if it is that of a training job. */
export function lifecycleOfResponse(value: object): Lifecycle | undefined {
  return isArray(value) ? lifecycleOfHistory(value) : lifecycleOfJob(value);
}

function lifecycleOfJob(job: object): Lifecycle | undefined {
  const has = (field: string) => property(job, field) !== undefined;
  return TRAINING_JOB.some(has) ? undefined : LIFECYCLES.find((lifecycle) => ownFields(lifecycle).some(has));
}

/** A history has no name, so a status that a training job cannot have decides, if the others are of the same lifecycle. */
function lifecycleOfHistory(history: readonly unknown[]): Lifecycle | undefined {
  const statuses = history.map((entry) => (isObject(entry) ? property(entry, "Status") : entry));
  if (statuses.every((status) => trainingJobLifecycle.statuses.includes(status as string))) return undefined;
  return LIFECYCLES.find((known) => statuses.every((status) => known.statuses.includes(status as string)));
}

/** The fields that identify the response. */
function ownFields({ fields = {} }: Lifecycle): readonly string[] {
  return [fields.name, fields.arn, fields.primaryStatus].filter((name) => typeof name === "string");
}
