import type { Lifecycle } from "../machine/lifecycle.ts";
import type { DuplicateKey } from "../model/duplicate-key.ts";
import type { DescribedTrainingJob, PartialTransition } from "../model/job.ts";

/** Where a record was found, exact enough to open an editor there. */
export interface Source {
  /** As the user named it; absent for values and text handed to the library. */
  readonly file?: string;
  /** First line of the record, counted from 1; in a table, its first row. */
  readonly line: number;
  /** First byte of the record in the decompressed input as UTF-8 without a byte order mark, counted from 0; in a table, 0. */
  readonly byteOffset: number;
  /** Bytes that the record takes, where known. */
  readonly byteLength?: number;
  /** Property path inside the record if it holds several jobs: `["Results", 3, "TrainingJob"]`. */
  readonly path?: readonly (string | number)[];
  /** Notebook cell, counted from 1. */
  readonly cell?: number;
  /** The format in which the history was held, as recognised or as the user said. */
  readonly format: string;
  /** The times name no zone: they can be compared with each other, and not with those of another record. */
  readonly zone?: "unknown";
}

/** One job as read: not validated, so it may have any shape. */
export interface JobRecord {
  /** Distinguishes the record from a {@link BadRecord}. */
  readonly kind: "job";
  /** The name of the job, where it is known. */
  readonly name?: string | undefined;
  /** A response with AWS's names, or the bare history if the input had nothing else. */
  readonly job: DescribedTrainingJob | readonly PartialTransition[];
  /** False if the format holds the order alone and no times, as console logs do. */
  readonly hasTimes: boolean;
  /**
   * The lifecycle to validate with, `validateUnknown(job, { lifecycle })`, if it is not that of a training job:
   * `jobLifecycle` for a DescribeJob response.
   */
  readonly lifecycle?: Lifecycle;
  /** Line of each entry, in formats of lines. */
  readonly entryLines?: readonly number[];
  /** The beginning may be missing, as in the tail of a log. */
  readonly mayBeginMidway?: true;
  /** The keys that the text has more than once, if rules read them; `job` has their last values. */
  readonly duplicateKeys?: readonly DuplicateKey[];
  /** Where the job was found. */
  readonly source: Source;
}

/** A record that holds no history that can be read. The records around it are read all the same. */
export interface BadRecord {
  /** Distinguishes the record from a {@link JobRecord}. */
  readonly kind: "unreadable";
  /** The job, where its name is known all the same. */
  readonly name?: string;
  /** What was expected, if not just a job. */
  readonly expected?: string;
  /** What was found, in a word; otherwise the problem. */
  readonly found?: string;
  /** A message that says what is wrong and what to do. */
  readonly problem: string;
  /** Where the record was found. */
  readonly source: Source;
}

/** What `readHistories` returns for each job: the job, or why it cannot be read. */
export type ReadRecord = JobRecord | BadRecord;
