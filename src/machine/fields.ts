/** The fields of entries and jobs that a lifecycle can name otherwise, by what they hold, with AWS's names for them. */
export const AWS_FIELDS = {
  /** Of an entry: its status. */
  status: "Status",
  /** Of an entry: when it started. */
  start: "StartTime",
  /** Of an entry: when it ended. */
  end: "EndTime",
  /** Of an entry: a text that no rule reads. */
  message: "StatusMessage",
  /** Of a job: its array of entries. */
  history: "SecondaryStatusTransitions",
  /** Of a job: its name. */
  name: "TrainingJobName",
  /** Of a job: its ARN. */
  arn: "TrainingJobArn",
  /** Of a job: the state at the top of the machine that it is in. */
  primaryStatus: "TrainingJobStatus",
  /** Of a job: the status that it is in. */
  secondaryStatus: "SecondaryStatus",
  /** Of a job: why it failed. */
  failureReason: "FailureReason",
  /** Of a job: when it was created. */
  created: "CreationTime",
  /** Of a job: when any of it last changed. */
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
