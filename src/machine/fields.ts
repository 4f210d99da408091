/** The fields of entries and jobs that a lifecycle can name otherwise, by what they hold, with AWS's names for them. */
export const AWS_FIELDS = {
  /** The status of an entry. */
  status: "Status",
  /** When an entry started. */
  start: "StartTime",
  /** When an entry ended. */
  end: "EndTime",
  /** The message of an entry, which no rule reads. */
  message: "StatusMessage",
  /** The array of entries of a job. */
  history: "SecondaryStatusTransitions",
  /** The name of a job. */
  name: "TrainingJobName",
  /** The ARN of a job. */
  arn: "TrainingJobArn",
  /** The state at the top of the machine that a job is in. */
  primaryStatus: "TrainingJobStatus",
  /** The status that a job is in. */
  secondaryStatus: "SecondaryStatus",
  /** Why a job failed. */
  failureReason: "FailureReason",
  /** When a job was created. */
  created: "CreationTime",
  /** When a job last changed. */
  modified: "LastModifiedTime",
} as const;

/**
 * The names of fields in histories of another shape. Those that are left out have AWS's names.
 *
 * An `end` of null says that entries have no end of their own: each ends when the next one starts.
 */
export type FieldNames = {
  readonly [K in Exclude<keyof typeof AWS_FIELDS, "end">]?: string | undefined;
} & { readonly end?: string | null | undefined };

/** @throws TypeError that names the field that is unknown, or whose name is not a text. */
export function checkFields(fields: unknown): void {
  if (typeof fields !== "object" || fields === null) {
    throw new TypeError(`options.fields: expected names by field, found a value of type ${typeof fields}`);
  }
  for (const [key, name] of Object.entries(fields)) {
    if (!Object.hasOwn(AWS_FIELDS, key)) {
      throw new TypeError(`options.fields: unknown field "${key}". Known: ${Object.keys(AWS_FIELDS).join(", ")}`);
    }
    if (name === undefined || (typeof name === "string" && name !== "") || (key === "end" && name === null)) continue;
    throw new TypeError(`options.fields.${key}: expected the name of a field, found a value of type ${typeof name}`);
  }
}
