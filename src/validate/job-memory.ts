import type { PartialTransition } from "../history/job.ts";
import { epochMilliseconds } from "../history/timestamp.ts";
import { parseTransition } from "../history/transition.ts";
import type { Lifecycle } from "../machine/lifecycle.ts";
import { type JobRow, lastStartOf, MODIFIED, packRow, SEQUENCE, unpackRow } from "./job-row.ts";
import { saysEnded } from "./says-ended.ts";
import { type JobFacts, Sequences } from "./sequences.ts";

/** What is remembered of a job between two looks at it. */
export interface KnownJob {
  readonly facts: JobFacts;
  /** TrainingJobStatus, as far as it was told. */
  readonly primary: string | undefined;
  /** Without messages. */
  readonly history: readonly PartialTransition[];
  /** LastModifiedTime in epoch milliseconds; NaN where it is not known. */
  readonly modified: number;
  /** What was told of it, so that it is told once. */
  readonly told: ReadonlySet<string>;
}

/** A job in two words, for lists. */
export interface JobState {
  readonly status: string | undefined;
  /** Epoch milliseconds; NaN where it is not known. */
  readonly since: number;
  readonly hasEnded: boolean;
}

/**
 * Remembers jobs by name. A job of which nothing was told, and whose entries follow each other, takes one row of
 * numbers: some 140 bytes. Any other is kept as it was described.
 */
export class JobMemory {
  readonly sequences = new Sequences();
  readonly #rows = new Map<string, JobRow>();
  readonly #others = new Map<string, KnownJob>();
  readonly #lifecycle: Lifecycle;
  /** The primary status of each terminal one. */
  readonly #ends: ReadonlyMap<string, string>;

  constructor(lifecycle: Lifecycle) {
    this.#lifecycle = lifecycle;
    const terminal = lifecycle.states.filter((state) => state.terminal);
    this.#ends = new Map(terminal.map((state) => [state.status!, state.primaryStatus!]));
  }

  isTerminal(status: string | undefined): boolean {
    return status !== undefined && this.#ends.has(status);
  }

  get size(): number {
    return this.#rows.size + this.#others.size;
  }

  /** The row of a job that takes no more than one. */
  row(name: string): JobRow | undefined {
    return this.#rows.get(name);
  }

  setRow(name: string, row: JobRow): void {
    this.#rows.set(name, row);
  }

  recall(name: string): KnownJob | undefined {
    const row = this.#rows.get(name);
    if (row === undefined) return this.#others.get(name);
    const sequence = this.sequences.at(row[SEQUENCE]!);
    return {
      facts: sequence.facts,
      primary: this.#ends.get(sequence.status!),
      history: unpackRow(row, sequence),
      modified: row[MODIFIED]!,
      told: new Set(),
    };
  }

  remember(name: string, known: KnownJob): void {
    const row = this.#packed(known);
    this.forget(name);
    if (row === undefined) this.#others.set(name, known);
    else this.#rows.set(name, row);
  }

  forget(name: string): boolean {
    return this.#rows.delete(name) || this.#others.delete(name);
  }

  state(name: string): JobState | undefined {
    const row = this.#rows.get(name);
    if (row !== undefined) {
      const sequence = this.sequences.at(row[SEQUENCE]!);
      const { status } = sequence;
      return { status, since: lastStartOf(row, sequence), hasEnded: this.isTerminal(status) };
    }
    const other = this.#others.get(name);
    if (other === undefined) return undefined;
    const { Status, StartTime } = parseTransition(other.history.at(-1));
    const hasEnded = this.isTerminal(Status) || saysEnded(this.#lifecycle, other.primary);
    return { status: Status, since: epochMilliseconds(StartTime), hasEnded };
  }

  /** Forgets the job that was remembered longest ago, of those that take a row if there are any. */
  forgetOldest(): void {
    const { value: oldest } = this.names().next();
    if (oldest !== undefined) this.forget(oldest);
  }

  *names(): Generator<string> {
    yield* this.#rows.keys();
    yield* this.#others.keys();
  }

  #packed({ facts, primary, history, modified, told }: KnownJob): JobRow | undefined {
    const isPlain = saysEnded(this.#lifecycle, primary) === this.isTerminal(parseTransition(history.at(-1)).Status);
    if (told.size > 0 || !isPlain) return undefined;
    const row = packRow(history, facts, modified, this.sequences);
    // Nothing was told of it: no job that goes through these statuses, entry after entry, gives a finding for that.
    if (row !== undefined) this.sequences.at(row[SEQUENCE]!).isQuiet = true;
    return row;
  }
}
