import type { Evidence } from "../../machine/evidence.ts";
import type { Lifecycle } from "../../machine/lifecycle.ts";
import type { ReplayTable } from "../../machine/replay-table.ts";
import { NO_TIME } from "../../model/absence.ts";
import type { DuplicateKey } from "../../model/duplicate-key.ts";
import { JOB_TIMES, type JobField, type JobProblem, type JobReading, type JobTime } from "../../model/job.ts";
import { property } from "../../model/safe-access.ts";
import { isNaive } from "../../model/timestamp.ts";
import type { Milliseconds } from "../../model/units.ts";
import { type DecodedJob, type InputKind, withDecoded } from "../fast/decode-job.ts";
import { statusFacts } from "../fast/status-facts.ts";
import { chronological } from "./chronological.ts";
import type { ContextSettings } from "./context-settings.ts";
import { Entry } from "./entry.ts";
import { hasEndedStatus } from "./primary-status.ts";
import { replay, type Step } from "./replay.ts";

/** What the rules look at: the input as far as it could be read, what replay made of it, and what is in doubt. */
export class RuleContext {
  readonly lifecycle: Lifecycle;
  readonly table: ReplayTable;
  /** Edges whose evidence is weaker are illegal. */
  readonly evidence: Evidence;
  /** Epoch milliseconds. */
  readonly now: Milliseconds;
  /** False for histories that hold the order alone. */
  readonly hasTimes: boolean;
  /** The beginning of the history may be missing. */
  readonly mayBeginMidway: boolean;
  /** The keys that the text of the input has more than once. */
  readonly duplicateKeys: readonly DuplicateKey[];
  /** The array as it was given, or an empty one. */
  readonly history: readonly unknown[];
  /** Seconds that a running job may stay in a status, by status; undefined if no limits are set. */
  readonly limits: ContextSettings["limits"];
  /** The entries, in the order of the array. */
  readonly entries: readonly Entry[];
  /** The job around the history; undefined if the array came alone. */
  readonly job: JobReading | undefined;
  /** The set of fields that the job has, as `fieldBit` numbers them. */
  readonly fields: number;
  readonly jobProblems: readonly JobProblem[];
  /** Epoch milliseconds by field; NaN if absent, unreadable or in doubt. */
  readonly jobTimes: Record<JobTime, Milliseconds>;
  /** Where the array is in the input. */
  readonly historyPath: readonly string[];
  /** False if the input has no array of transitions at all. */
  readonly hasHistory: boolean;
  /** Whether the input is the detail of an EventBridge event, whose array may be empty. */
  readonly isEvent: boolean;
  /** A finding already says that the history is missing. */
  isHistoryInDoubt = false;
  readonly #doubtedFields = new Set<JobField>();
  #entriesInOrder: readonly Entry[] | undefined;
  #steps: readonly Step[] | undefined;
  #isNaive: boolean | undefined;

  /** Takes what it needs out of a decoded input, which may be used for another one afterwards. */
  constructor(decoded: DecodedJob, settings: ContextSettings) {
    this.lifecycle = settings.lifecycle;
    this.table = decoded.facts.table;
    this.evidence = settings.evidence;
    this.now = settings.now ?? (Date.now() as Milliseconds);
    this.hasTimes = settings.hasTimes;
    this.mayBeginMidway = settings.mayBeginMidway;
    this.duplicateKeys = settings.duplicateKeys;
    this.limits = settings.limits;
    this.isEvent = settings.isEvent;
    this.job = decoded.kind === "job" ? decoded.job : undefined;
    this.fields = decoded.fields;
    this.jobProblems = decoded.problems;
    this.historyPath = decoded.kind === "job" ? IN_JOB : ALONE;
    this.hasHistory = decoded.entries !== undefined;
    this.history = decoded.entries ?? [];
    const { starts, ends } = decoded.history;
    const entries: Entry[] = [];
    for (let i = 0, { length } = this.history; i < length; i++) {
      const times = decoded.isComplete
        ? { start: starts[i]! as Milliseconds, end: ends[i]! as Milliseconds }
        : undefined;
      entries.push(new Entry(property(this.history, i), i, this.historyPath, this.hasTimes, times));
    }
    this.entries = entries;
    if (decoded.isComplete) this.#isNaive = decoded.history.isNaive;
    const times = decoded.kind === "job" ? decoded.times : undefined;
    const jobTimes: Partial<Record<JobTime, Milliseconds>> = {};
    for (let i = 0; i < JOB_TIMES.length; i++)
      jobTimes[JOB_TIMES[i]!] = (times?.[i] as Milliseconds | undefined) ?? NO_TIME;
    this.jobTimes = jobTimes as Record<JobTime, Milliseconds>;
    for (const { path } of this.jobProblems) if (path.length > 0) this.invalidate(path[0] as JobField);
  }

  /** The context of an input that no one has decoded yet. */
  static of(input: unknown, kind: InputKind, settings: ContextSettings): RuleContext {
    return withDecoded(input, kind, statusFacts(settings), settings, contextOf);
  }

  /**
   * The entries in the order in which they happened: the array's own, unless whole entries changed places. Asked for
   * after the rules on single times have spoken.
   */
  get entriesInOrder(): readonly Entry[] {
    this.#entriesInOrder ??= chronological(this.entries);
    return this.#entriesInOrder;
  }

  /** What replay made of each entry. */
  get steps(): readonly Step[] {
    this.#steps ??= replay(this.entriesInOrder, this);
    return this.#steps;
  }

  /** The entry that the history ends with. */
  get last(): Entry | undefined {
    return this.entriesInOrder.at(-1);
  }

  /** Whether the history ends in a terminal status. */
  get ended(): boolean {
    return this.last?.status !== undefined && this.lifecycle.terminalStatuses.includes(this.last.status);
  }

  /** Whether TrainingJobStatus says that the job runs no more. */
  get isSaidToHaveEnded(): boolean {
    return hasEndedStatus(this.lifecycle, this.job?.TrainingJobStatus);
  }

  /** What the job did in an entry; undefined if its status is unknown or terminal. */
  phaseOf({ status }: Entry): string | undefined {
    return status === undefined ? undefined : this.lifecycle.statesOf(status)[0]?.phase;
  }

  /** Whether any time names no zone: then all times are printed without one. */
  get isNaive(): boolean {
    this.#isNaive ??= this.entries.some((entry) => isNaive(entry.raw.StartTime) || isNaive(entry.raw.EndTime));
    return this.#isNaive;
  }

  /** A field of the job, undefined where it is in doubt. */
  field<F extends JobField>(field: F): JobReading[F] | undefined {
    return this.isInDoubt(field) ? undefined : this.job?.[field];
  }

  isInDoubt(field: JobField): boolean {
    return this.#doubtedFields.has(field);
  }

  /** Says that a field of the job is wrong or may be: no later rule uses it. */
  invalidate(...fields: readonly JobField[]): void {
    for (const field of fields) {
      this.#doubtedFields.add(field);
      if (field in this.jobTimes) this.jobTimes[field as JobTime] = NO_TIME;
    }
  }

  /** An instant for people and reports: ISO text, without a zone where the history's own times have none. */
  text(milliseconds: number): string {
    const iso = new Date(milliseconds).toISOString();
    return this.isNaive ? iso.slice(0, -1) : iso;
  }
}

function contextOf(decoded: DecodedJob, settings: ContextSettings): RuleContext {
  return new RuleContext(decoded, settings);
}

const IN_JOB: readonly string[] = ["SecondaryStatusTransitions"];
const ALONE: readonly string[] = [];
