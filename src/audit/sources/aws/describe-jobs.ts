import { pMapIterable } from "p-map";
import type { DescribedTrainingJob } from "../../../model/job.ts";
import type { BadRecord, JobRecord } from "../../../read/read-record.ts";
import { normalizeJob } from "../../../write/normalize-job.ts";
import type { UnreadInput } from "../../pipeline/record-source.ts";
import type { Account } from "./account.ts";
import { failureOf, problemOf } from "./classify-error.ts";
import { type ListedJob, pathOf } from "./list-jobs.ts";

/** A listed job and its position in the listing, counted from 1. */
export interface NumberedJob extends ListedJob {
  readonly line: number;
}

/** The outcome of describing a job. */
export type Description =
  | { readonly kind: "described"; readonly listed: NumberedJob; readonly record: JobRecord }
  | { readonly kind: "denied"; readonly listed: NumberedJob; readonly record: BadRecord }
  | { readonly kind: "gone"; readonly listed: NumberedJob }
  | UnreadInput
  /** No other job can be described either. */
  | { readonly kind: "over"; readonly problem: string };

/** A job that met faults while no other call was answered either. */
interface Silence {
  readonly kind: "silence";
  readonly path: string;
  readonly problem: string;
}

/**
 * Describes jobs, several at a time, and returns them in the order of the listing. Ends if the account does not answer
 * any more, or if the signal is aborted.
 *
 * @param save gets each response as soon as it arrives.
 */
export async function* describeJobs(
  account: Account,
  jobs: AsyncIterable<NumberedJob | UnreadInput>,
  concurrency: number,
  signal: AbortSignal,
  save: (record: JobRecord) => Promise<void> = async () => {},
): AsyncGenerator<Description> {
  const work = async (job: NumberedJob | UnreadInput) => {
    if (job.kind === "unread") return job;
    const description = await describe(account, job, signal);
    if (description.kind === "described") await save(description.record);
    return description;
  };
  let silences = 0;
  for await (const description of pMapIterable(jobs, work, { concurrency })) {
    if (signal.aborted) return;
    if (description.kind === "silence") {
      // Each job in flight may be a bad one by itself; one more silence means that the account is down.
      silences++;
      const { path, problem } = description;
      yield silences > concurrency ? { kind: "over", problem } : { kind: "unread", path, problem };
      if (silences > concurrency) return;
      continue;
    }
    silences = 0;
    yield description;
    if (description.kind === "over") return;
  }
}

async function describe(account: Account, listed: NumberedJob, signal: AbortSignal): Promise<Description | Silence> {
  const { name, line } = listed;
  const answeredBefore = account.answered;
  try {
    const job = normalizeJob((await account.describe(name, signal)) as DescribedTrainingJob);
    const source = { file: pathOf(account), line, byteOffset: 0, format: "sdk" };
    return { kind: "described", listed, record: { kind: "job", name, job, hasTimes: true, source } };
  } catch (error) {
    const problem = problemOf(error, "DescribeTrainingJob");
    const path = `${pathOf(account)} ${name}`;
    switch (failureOf(error)) {
      case "gone":
        return { kind: "gone", listed };
      case "denied":
        return { kind: "denied", listed, record: deniedRecord(account, listed, error as Error) };
      case "refused":
      case "throttled":
        return { kind: "over", problem };
      case "fault":
        if (account.answered === answeredBefore) return { kind: "silence", path, problem };
    }
    return { kind: "unread", path, problem };
  }
}

function deniedRecord(account: Account, { name, line }: NumberedJob, error: Error): BadRecord {
  return {
    kind: "unreadable",
    name,
    expected: "permission to call sagemaker:DescribeTrainingJob",
    found: error.name,
    problem: problemOf(error, "DescribeTrainingJob"),
    source: { file: pathOf(account), line, byteOffset: 0, format: "sdk" },
  };
}
