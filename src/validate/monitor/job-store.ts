import type { Lifecycle } from "../../machine/lifecycle.ts";
import { HistoryColumns, readColumns } from "../../model/history-columns.ts";
import type { PartialTransition } from "../../model/job.ts";
import { isObject, property } from "../../model/safe-access.ts";
import { epochMilliseconds } from "../../model/timestamp.ts";
import { parseTransition } from "../../model/transition.ts";
import { hasEndedStatus } from "../engine/primary-status.ts";
import { type StatusFacts, statusFacts } from "../fast/status-facts.ts";
import { FactsTable, type JobFacts } from "./job-facts.ts";
import {
  CREATED,
  FACTS,
  lastStartOf,
  MODIFIED,
  type PackedHistory,
  packHistory,
  SEQUENCE,
  unpackHistory,
} from "./packed-history.ts";
import { StatusTrie } from "./status-trie.ts";

/** The state of a job between two updates. */
export interface KnownJob {
  /** The WarmPoolStatus among them is as new as TrainingJobStatus. */
  readonly facts: JobFacts;
  /** CreationTime in epoch milliseconds, NaN if unknown; a text without a time zone as it is. */
  readonly created: number | string;
  /** The last known TrainingJobStatus. */
  readonly primary: string | undefined;
  /** LastModifiedTime of the response with that status, in epoch milliseconds; NaN if unknown. */
  readonly primaryAt: number;
  /** Without messages. */
  readonly history: readonly PartialTransition[];
  /** LastModifiedTime of the response with that history, in epoch milliseconds; NaN if unknown. */
  readonly modified: number;
  /** The keys of the findings that were reported. */
  readonly told: Set<string>;
}

/** What a packed job has beside its history. */
type Packable = Pick<KnownJob, "facts" | "created" | "primary" | "modified">;

/** A short description of a job, for lists. */
export interface JobState {
  readonly status: string | undefined;
  /** Epoch milliseconds; NaN if unknown. */
  readonly since: number;
  readonly hasEnded: boolean;
}

/**
 * Stores jobs by name. A job without findings whose entries are contiguous is packed into one row of numbers, some 160
 * bytes. Any other is kept as an object.
 */
export class JobStore {
  readonly sequences = new StatusTrie();
  readonly #factsTable = new FactsTable();
  /** The least recently updated job first. */
  readonly #jobs = new Map<string, PackedHistory | KnownJob>();
  #weight = 0;
  readonly #lifecycle: Lifecycle;
  readonly #facts: StatusFacts;
  /** For histories that are kept as objects. */
  #columns: HistoryColumns | undefined;

  constructor(lifecycle: Lifecycle) {
    this.#lifecycle = lifecycle;
    this.#facts = statusFacts({ lifecycle, evidence: "inferred" });
  }

  /** The earliest plausible instant, in epoch milliseconds. */
  get earliest(): number {
    return this.#facts.earliest;
  }

  isTerminal(status: string | undefined): boolean {
    return status !== undefined && this.#facts.isTerminal[this.#facts.table.columnOf(status)] === 1;
  }

  get size(): number {
    return this.#jobs.size;
  }

  /** Approximate size of all jobs in bytes. */
  get weight(): number {
    return this.#weight;
  }

  /** The row of a packed job. */
  row(name: string): PackedHistory | undefined {
    const known = this.#jobs.get(name);
    return isRow(known) ? known : undefined;
  }

  setRow(name: string, row: PackedHistory): void {
    this.#set(name, row);
  }

  recall(name: string): KnownJob | undefined {
    const row = this.#jobs.get(name);
    if (!isRow(row)) return row;
    const sequence = this.sequences.at(row[SEQUENCE]!);
    return {
      facts: this.#factsTable.at(row[FACTS]!),
      created: row[CREATED]!,
      primary: this.#lifecycle.statesOf(sequence.status!).find(({ terminal }) => terminal)?.primaryStatus,
      primaryAt: row[MODIFIED]!,
      history: unpackHistory(row, sequence),
      modified: row[MODIFIED]!,
      told: new Set(),
    };
  }

  /** Keeps a copy without messages, which changes to the input do not reach. */
  remember(name: string, known: KnownJob): void {
    this.forget(name);
    this.#columns ??= new HistoryColumns();
    const isRead = known.told.size === 0 && readColumns(known.history, this.#facts.table.columnOf, this.#columns);
    if (isRead && this.pack(name, known, this.#columns)) return;
    this.#set(name, { ...known, history: known.history.map(slim) });
  }

  forget(name: string): boolean {
    this.#weight -= weightOf(this.#jobs.get(name));
    return this.#jobs.delete(name);
  }

  state(name: string): JobState | undefined {
    const known = this.#jobs.get(name);
    if (known === undefined) return undefined;
    if (isRow(known)) {
      const sequence = this.sequences.at(known[SEQUENCE]!);
      const { status } = sequence;
      return { status, since: lastStartOf(known, sequence), hasEnded: this.isTerminal(status) };
    }
    const { Status, StartTime } = parseTransition(known.history.at(-1));
    const hasEnded = this.isTerminal(Status) || hasEndedStatus(this.#lifecycle, known.primary);
    return { status: Status, since: epochMilliseconds(StartTime), hasEnded };
  }

  names(): Iterator<string> & Iterable<string> {
    return this.#jobs.keys();
  }

  #set(name: string, job: PackedHistory | KnownJob): void {
    this.#weight += weightOf(job) - weightOf(this.#jobs.get(name));
    this.#jobs.set(name, job);
  }

  /**
   * Packs a job without findings that is not known yet.
   *
   * @returns whether the job is stored; if not, nothing has changed.
   */
  pack(name: string, { facts, created, primary, modified }: Packable, history: HistoryColumns): boolean {
    const { statuses } = this.#lifecycle;
    const row = packHistory(history, statuses, this.sequences.empty(facts), modified, this.sequences);
    if (row === undefined) return false;
    const sequence = this.sequences.at(row[SEQUENCE]!);
    // Otherwise the primary status does not follow from the last status.
    if (hasEndedStatus(this.#lifecycle, primary) !== this.isTerminal(sequence.status)) return false;
    const factsId = this.#factsTable.idOf(facts);
    if (factsId === undefined || typeof created === "string") return false;
    row[FACTS] = factsId;
    row[CREATED] = created;
    // The job has no findings: a contiguous history with this sequence of statuses never has any.
    sequence.isQuiet = true;
    this.#set(name, row);
    return true;
  }
}

/** A copy of an entry without its message. */
function slim(entry: unknown): PartialTransition {
  // Any other value is kept for the rules to report.
  if (!isObject(entry)) return entry as PartialTransition;
  const kept: Partial<Record<keyof PartialTransition, unknown>> = {};
  for (const key of REMEMBERED) {
    const found = property(entry, key);
    if (found !== undefined) kept[key] = found;
  }
  return kept as PartialTransition;
}

const REMEMBERED = ["Status", "StartTime", "EndTime"] as const satisfies (keyof PartialTransition)[];

function isRow(job: PackedHistory | KnownJob | undefined): job is PackedHistory {
  return Array.isArray(job);
}

/** Sizes in bytes, measured under Node 20: a number in a row, an entry kept as an object, a reported finding. */
const WEIGHTS = { number: 16, entry: 240, told: 400 } as const;

function weightOf(job: PackedHistory | KnownJob | undefined): number {
  if (job === undefined) return 0;
  if (isRow(job)) return WEIGHTS.number * job.length;
  return WEIGHTS.entry * job.history.length + WEIGHTS.told * job.told.size;
}
