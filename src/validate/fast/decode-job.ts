import { HistoryColumns, readColumns } from "../../model/history-columns.ts";
import { fieldBit, JOB_TIMES, type JobProblem, type JobReading, NO_FIELDS, parseJob } from "../../model/job.ts";
import { wrappedJob } from "../../model/misuse/wrapped-job.ts";
import { isArray, MOST_ENTRIES } from "../../model/safe-access.ts";
import { storeTime } from "../../model/timestamp.ts";
import type { ContextSettings } from "../engine/context-settings.ts";
import { latestPlausible } from "../engine/time-range.ts";
import { ObjectPool } from "./object-pool.ts";
import type { StatusFacts } from "./status-facts.ts";

/** A bare history, or a job that contains one. */
export type InputKind = "history" | "job";

/** The readable part of an input, which the quick tests, the rule context and the job tracker use. */
export class DecodedJob {
  kind: InputKind = "history";
  /** The fields of the job; empty for a bare history. */
  job: JobReading = NO_FIELDS;
  /** The set of fields that the job has, as `fieldBit` numbers them. */
  fields = 0;
  problems: readonly JobProblem[] = [];
  /** The array from the input; undefined if it is missing or has more entries than any job. */
  entries: readonly unknown[] | undefined;
  /** Whether `history` holds all entries, because each of them can be read and has times. */
  isComplete = false;
  /** Whether the text of the input has a key more than once. */
  hasDuplicateKeys = false;
  readonly history = new HistoryColumns();
  /** Epoch milliseconds, in the order of JOB_TIMES; NaN if absent or unreadable. */
  readonly times: Float64Array = new Float64Array(JOB_TIMES.length);
  facts!: StatusFacts;
  readonly #latest = new Float64Array(1);

  /** The latest plausible instant. Epoch milliseconds. */
  get latest(): number {
    return this.#latest[0]!;
  }

  set now(now: number) {
    this.#latest[0] = latestPlausible(now);
  }

  /** The column of the last status. */
  get lastStatus(): number {
    return this.history.statuses[this.history.length - 1]!;
  }
}

/** The index of each time of a job in `DecodedJob.times`. */
export const CREATION = JOB_TIMES.indexOf("CreationTime");
export const TRAINING_START = JOB_TIMES.indexOf("TrainingStartTime");
export const TRAINING_END = JOB_TIMES.indexOf("TrainingEndTime");
export const LAST_MODIFIED = JOB_TIMES.indexOf("LastModifiedTime");

const BITS = Object.keys(NO_FIELDS).map((key) => {
  const field = key as keyof JobReading;
  return [field, fieldBit(field)] as const;
});

type DecodeSettings = Pick<ContextSettings, "hasTimes" | "now" | "duplicateKeys">;

/** Decodes any value. Never throws. */
export function decode(
  value: unknown,
  kind: InputKind,
  facts: StatusFacts,
  settings: DecodeSettings,
  into: DecodedJob,
): void {
  into.kind = kind;
  into.facts = facts;
  into.now = settings.now ?? Date.now();
  into.fields = 0;
  into.hasDuplicateKeys = settings.duplicateKeys.length > 0;
  if (kind === "job") {
    const { job, problems } = parseJob(value);
    into.job = job;
    into.problems = problems;
    into.entries = job.SecondaryStatusTransitions;
    for (const [field, bit] of BITS) if (job[field] !== undefined) into.fields |= bit;
  } else {
    into.job = NO_FIELDS;
    into.entries = isArray(value) ? value : undefined;
    into.problems = into.entries === undefined ? [notAnArray(value)] : NO_PROBLEMS;
  }
  if (into.entries !== undefined && into.entries.length > MOST_ENTRIES) {
    const path = kind === "job" ? ["SecondaryStatusTransitions"] : [];
    const problem = { path, expected: `at most ${MOST_ENTRIES} transitions`, found: into.entries.length };
    into.problems = [...into.problems, problem];
    into.entries = undefined;
  }
  into.isComplete =
    settings.hasTimes && into.entries !== undefined && readColumns(into.entries, facts.table.columnOf, into.history);
  if (kind === "job") readTimes(into);
}

function notAnArray(found: unknown): JobProblem {
  const foundText = wrappedJob(found);
  return { path: [], expected: "an array of transitions", found, ...(foundText === undefined ? {} : { foundText }) };
}

const NO_PROBLEMS: readonly JobProblem[] = Object.freeze([]);

function readTimes({ job, times, history }: DecodedJob): void {
  for (let i = 0; i < JOB_TIMES.length; i++) {
    const time = job[JOB_TIMES[i]!];
    const kind = storeTime(time, times, i);
    if (time !== undefined) history.addTime(kind, times, i);
  }
}

const MOST_KEPT = 1024;

const decodedJobs = new ObjectPool(
  () => new DecodedJob(),
  ({ history }) => history.statuses.length <= MOST_KEPT,
);

/** Decodes an input for a function, which must not keep the result: the next input is decoded into the same object. */
export function withDecoded<T, S extends DecodeSettings>(
  value: unknown,
  kind: InputKind,
  facts: StatusFacts,
  settings: S,
  use: (decoded: DecodedJob, settings: S) => T,
): T {
  const decoded = decodedJobs.borrow();
  try {
    decode(value, kind, facts, settings, decoded);
    return use(decoded, settings);
  } finally {
    // Drop the input, so that the pool does not keep it alive.
    decoded.job = NO_FIELDS;
    decoded.problems = NO_PROBLEMS;
    decoded.entries = undefined;
    decodedJobs.giveBack(decoded);
  }
}
