import { identityOf } from "../../../history/moment.ts";
import type { DescribedJob } from "../../../read/described-job.ts";
import { recordsIn } from "../../records.ts";
import type { Terminal } from "../../terminal.ts";
import { hasEnded } from "./has-ended.ts";

/** What an earlier audit of an account has saved. */
export class Resumption {
  readonly #path: string;
  /** Jobs that had ended when they were saved: nothing of them changes any more. */
  readonly #ended = new Set<string>();
  /** Jobs that had not, as they were saved last. */
  readonly #unended = new Map<string, DescribedJob>();

  constructor(path: string) {
    this.#path = path;
  }

  /**
   * The saved jobs that had ended, each once. What cannot be read is passed over: the account is asked for it again.
   *
   * @param carryOver told of every job, the others behind those that had ended.
   */
  async *ended(
    terminal: Pick<Terminal, "stdin" | "signal">,
    onRemark: (words: string) => void,
    carryOver: (record: DescribedJob) => Promise<void> | undefined,
  ): AsyncGenerator<DescribedJob> {
    for await (const record of recordsIn([this.#path], terminal, { onRemark })) {
      if (record.kind === "unread") onRemark(`${this.#path}: ${record.problem}; going on from there`);
      if (record.kind === "unreadable") onRemark(`${this.#path}:${record.source.line}: ${record.problem}`);
      if (record.kind !== "job") continue;
      const { name, job } = record;
      const identity = identityOf(name, job);
      if (identity === undefined || this.#ended.has(identity)) continue;
      if (!hasEnded(record)) {
        this.#unended.set(identity, record);
        continue;
      }
      this.#unended.delete(identity);
      this.#ended.add(identity);
      await carryOver(record);
      yield record;
    }
    for (const record of this.#unended.values()) await carryOver(record);
  }

  has(identity: string): boolean {
    return this.#ended.has(identity);
  }

  /** A job was described anew: what was saved of it is out of date. */
  renew(identity: string): void {
    this.#unended.delete(identity);
  }

  /** The jobs that had not ended when they were saved, and of which the account no longer knows. */
  lost(): Iterable<DescribedJob> {
    return this.#unended.values();
  }
}
