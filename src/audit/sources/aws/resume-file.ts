import { identityOf } from "../../../model/snapshot-order.ts";
import type { JobRecord } from "../../../read/read-record.ts";
import { hasEnded } from "../../pipeline/has-ended.ts";
import { pathOf } from "./list-jobs.ts";
import { type SavedExtent, type SavedJob, savedJobsIn } from "./saved-file.ts";

/** What an earlier audit of an account saved. */
export class Resumption {
  readonly #path: string;
  /** Jobs that had ended when they were saved: they do not change any more. */
  readonly #ended = new Set<string>();
  /** The last response of each job that had not. */
  readonly #unended = new Map<string, JobRecord>();
  extent: SavedExtent = { whole: 0, isCut: false };

  private constructor(path: string) {
    this.#path = path;
  }

  /** @throws UsageError if `--save` did not write the file, or if it is damaged. */
  static async open(path: string): Promise<Resumption> {
    const resumption = new Resumption(path);
    const jobs = savedJobsIn(path);
    let next = await jobs.next();
    for (; !next.done; next = await jobs.next()) {
      const record = recordOf(next.value, path);
      const identity = keyOf(record);
      if (hasEnded(record)) resumption.#ended.add(identity);
      else resumption.#unended.set(identity, record);
    }
    resumption.extent = next.value;
    for (const identity of resumption.#ended) resumption.#unended.delete(identity);
    return resumption;
  }

  /** Damage that does not prevent the file from being continued. */
  get remark(): string | undefined {
    if (!this.extent.isCut) return undefined;
    return `${this.#path}: the file ends in the middle of a record; the partial record is dropped`;
  }

  /** The saved jobs that had ended, each once. */
  async *ended(signal: AbortSignal): AsyncGenerator<JobRecord> {
    const given = new Set<string>();
    for await (const saved of savedJobsIn(this.#path)) {
      if (signal.aborted) return;
      const record = recordOf(saved, this.#path);
      const identity = keyOf(record);
      if (!hasEnded(record) || given.has(identity)) continue;
      given.add(identity);
      yield record;
    }
  }

  /** The last response of each job that had not ended, by identity. */
  get unended(): ReadonlyMap<string, JobRecord> {
    return this.#unended;
  }

  has(identity: string): boolean {
    return this.#ended.has(identity);
  }
}

function keyOf({ name, job }: JobRecord): string {
  return identityOf(name, job)!;
}

/** A saved job is reported in its region rather than in the file, as it was when it was first read. */
function recordOf({ name, job, line }: SavedJob, path: string): JobRecord {
  const [, region] = /^arn:[^:]*:sagemaker:([^:]+):/.exec(`${job.TrainingJobArn}`) ?? [];
  const file = region === undefined ? path : pathOf({ region });
  return { kind: "job", name, job, hasTimes: true, source: { file, line, byteOffset: 0, format: "sdk" } };
}
