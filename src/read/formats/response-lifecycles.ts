import { AWS_FIELDS } from "../../machine/fields.ts";
import { jobLifecycle } from "../../machine/job.ts";
import type { Lifecycle } from "../../machine/lifecycle.ts";
import { trainingJobLifecycle } from "../../machine/training-job.ts";
import { isArray, isObject, property } from "../../model/safe-access.ts";

/**
 * The lifecycles of the responses that are recognized beside a training job's. The field names of the lifecycle distinguish
 * them, so another API is one line here.
 */
const LIFECYCLES: readonly Lifecycle[] = [jobLifecycle];

/** A response with one of these fields is that of a training job, whatever other fields it has. */
const TRAINING_JOB = ["TrainingJobName", "TrainingJobArn", "TrainingJobStatus"];

/** The statuses of all of them. */
export const responseStatuses: ReadonlySet<string> = new Set(
  [trainingJobLifecycle, ...LIFECYCLES].flatMap(({ statuses }): readonly string[] => statuses),
);

/** Whether a status is one of them, or one of the lifecycle that the user chose. */
export function isKnownStatus(status: string, chosen: Lifecycle | undefined): boolean {
  return responseStatuses.has(status) || chosen?.statuses.includes(status) === true;
}

/** The fields that only these responses have. */
export const responseFields: readonly string[] = LIFECYCLES.flatMap(ownFields);

/** The lifecycle of a response, or of a bare history; undefined if it is that of a training job. */
export function lifecycleOfResponse(value: object): Lifecycle | undefined {
  return isArray(value) ? lifecycleOfHistory(value) : lifecycleOfJob(value);
}

/** The names of the fields that a lifecycle is read from. */
export function fieldsOf({ fields = {} }: Pick<Lifecycle, "fields">) {
  const { status, start, history, name, arn, created, secondaryStatus } = AWS_FIELDS;
  const { end: _, ...own } = Object.fromEntries(Object.entries(fields).filter(([, name]) => name !== undefined));
  return { status, start, history, name, arn, created, secondaryStatus, ...own };
}

/**
 * Whether a job has the fields of the lifecycle that the user chose, and not AWS's. A history decides by its entries; the
 * fields that identify a job decide if its history has AWS's name.
 */
export function hasFieldsOf(job: object, chosen: Lifecycle): boolean {
  const { history, status, secondaryStatus } = fieldsOf(chosen);
  const has = (field: string) => field in job;
  const own = ownFields(chosen).filter(has);
  if (!has(history)) return has(secondaryStatus) && own.length > 1;
  const entries = property(job, history);
  const first = isArray(entries) ? entries.find(isObject) : undefined;
  if (isObject(first) && !(status in first) && AWS_FIELDS.status in first) return false;
  return own.length > 0 || history !== AWS_FIELDS.history || !TRAINING_JOB.some(has);
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
