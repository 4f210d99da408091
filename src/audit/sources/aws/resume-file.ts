import { identityOf } from "../../../model/snapshot-order.ts";
import type { JobRecord } from "../../../read/read-record.ts";
import { hasEnded } from "./has-ended.ts";
import { pathOf } from "./list-jobs.ts";
import { type SavedJob, savedJobsIn } from "./saved-file.ts";

/** What an earlier audit of an account has saved. */
export class Resumption {
  readonly #path: string;
  /** Jobs that had ended when they were saved: nothing of them changes any more. */
  readonly #ended = new Set<string>();
  /** Jobs that had not, as they were saved last. */
  readonly #unended = new Map<string, JobRecord>();
  /** What is wrong with the file, and can be gone on from. */
  remark: string | undefined;

  private constructor(path: string) {
    this.#path = path;
  }

  /** @throws UsageError where the file is none that was saved, or is damaged. */
  static async open(path: string): Promise<Resumption> {
    const resumption = new Resumption(path);
    const onTorn = (words: string) => {
      resumption.remark = words;
    };
    for await (const saved of savedJobsIn(path, onTorn)) {
      const record = recordOf(saved, path);
      const identity = keyOf(record);
      if (hasEnded(record)) resumption.#ended.add(identity);
      else resumption.#unended.set(identity, record);
    }
    for (const identity of resumption.#ended) resumption.#unended.delete(identity);
    return resumption;
  }

  /** The saved jobs that had ended, each once. */
  async *ended(signal: AbortSignal): AsyncGenerator<JobRecord> {
    const given = new Set<string>();
    for await (const saved of savedJobsIn(this.#path, () => {})) {
      if (signal.aborted) return;
      const record = recordOf(saved, this.#path);
      const identity = keyOf(record);
      if (!hasEnded(record) || given.has(identity)) continue;
      given.add(identity);
      yield record;
    }
  }

  /** Those that had not, by identity. */
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

/** A saved job is judged as it was when it was read: it stands in its region, and not in the file. */
function recordOf({ name, job, line }: SavedJob, path: string): JobRecord {
  const [, region] = /^arn:[^:]*:sagemaker:([^:]+):/.exec(`${job.TrainingJobArn}`) ?? [];
  const file = region === undefined ? path : pathOf({ region });
  return { kind: "job", name, job, hasTimes: true, source: { file, line, byteOffset: 0, format: "sdk" } };
}
