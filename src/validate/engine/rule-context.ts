import type { Phase } from "../../machine/evidence.ts";
import type { Lifecycle } from "../../machine/lifecycle.ts";
import type { ReplayTable } from "../../machine/replay-table.ts";
import { JOB_TIMES, type JobProblem, type JobReading, type JobTime, parseJob } from "../../model/job.ts";
import { isArray, MOST_ENTRIES, property } from "../../model/safe-access.ts";
import { epochMilliseconds, isNaive } from "../../model/timestamp.ts";
import { chronological } from "./chronological.ts";
import { Entry } from "./entry.ts";
import type { Path } from "./finding.ts";
import { hasEndedStatus } from "./has-ended.ts";
import type { Settings } from "./options.ts";
import { replay, type Step } from "./replay.ts";

export type JobField = keyof JobReading;

/** What the rules look at: the input as far as it could be read, what replay made of it, and what is in doubt. */
export class RuleContext {
  readonly lifecycle: Lifecycle;
  readonly table: ReplayTable;
  /** Epoch milliseconds. */
  readonly now: number;
  /** False for histories that hold the order alone. */
  readonly hasTimes: boolean;
  /** The beginning of the history may be missing. */
  readonly mayBeginMidway: boolean;
  /** The array as it was given; empty where there is none. */
  readonly history: readonly unknown[];
  /** Seconds that a running job may stay in a status, by status; undefined where no limits are set. */
  readonly limits: Settings["limits"];
  /** The entries, in the order of the array. */
  readonly entries: readonly Entry[];
  /** The job around the history; undefined where the array came alone. */
  readonly job: JobReading | undefined;
  readonly jobProblems: readonly JobProblem[];
  /** Epoch milliseconds by field; NaN where absent, unreadable or in doubt. */
  readonly jobTimes: Record<JobTime, number>;
  /** Where the array stands in the input. */
  readonly historyPath: readonly string[];
  /** False where the input has no array of transitions at all. */
  readonly hasHistory: boolean;
  readonly #doubtedFields = new Set<JobField>();
  #visits: readonly Entry[] | undefined;
  #steps: readonly Step[] | undefined;
  #isNaive: boolean | undefined;

  constructor(input: unknown, kind: "history" | "job", settings: Settings) {
    this.lifecycle = settings.lifecycle;
    this.table = settings.lifecycle.replayTable(settings.evidence);
    this.now = settings.now ?? Date.now();
    this.hasTimes = settings.hasTimes;
    this.mayBeginMidway = settings.mayBeginMidway;
    this.limits = settings.limits;
    if (kind === "job") {
      const { job, problems } = parseJob(input);
      this.job = job;
      this.jobProblems = problems;
    } else {
      this.job = undefined;
      this.jobProblems = isArray(input) ? [] : [{ path: [], expected: "an array of transitions", found: input }];
    }
    this.historyPath = kind === "job" ? ["SecondaryStatusTransitions"] : [];
    const history = kind === "job" ? this.job!.SecondaryStatusTransitions : isArray(input) ? input : undefined;
    if (history !== undefined && history.length > MOST_ENTRIES) {
      const expected = `at most ${MOST_ENTRIES} transitions`;
      this.jobProblems = [...this.jobProblems, { path: this.historyPath, expected, found: history.length }];
    }
    this.hasHistory = history !== undefined && history.length <= MOST_ENTRIES;
    this.history = this.hasHistory ? history! : [];
    this.entries = readEntries(this.history, this.historyPath, this.hasTimes);
    const jobTimes: Partial<Record<JobTime, number>> = {};
    for (const field of JOB_TIMES) jobTimes[field] = epochMilliseconds(this.job?.[field]);
    this.jobTimes = jobTimes as Record<JobTime, number>;
    for (const { path } of this.jobProblems) if (path.length > 0) this.invalidate(path[0] as JobField);
  }

  /**
   * The visits in the order in which they happened: the array's own, unless whole entries changed places. Asked for
   * after the rules on single times have spoken.
   */
  get visits(): readonly Entry[] {
    this.#visits ??= chronological(this.entries);
    return this.#visits;
  }

  /** What replay made of each visit. */
  get steps(): readonly Step[] {
    this.#steps ??= replay(this.visits, this);
    return this.#steps;
  }

  /** The visit that the history ends with. */
  get last(): Entry | undefined {
    return this.visits.at(-1);
  }

  /** Whether the history ends in a terminal status. */
  get ended(): boolean {
    return this.last?.status !== undefined && this.lifecycle.terminalStatuses.includes(this.last.status);
  }

  /** Whether TrainingJobStatus says that the job runs no more. */
  get isSaidToHaveEnded(): boolean {
    return hasEndedStatus(this.lifecycle, this.job?.TrainingJobStatus);
  }

  /** What the job did in a visit; undefined where its status is unknown or an end. */
  phaseOf({ status }: Entry): Phase | undefined {
    return status === undefined ? undefined : this.lifecycle.statesOf(status)[0]?.phase;
  }

  /** Whether any time names no zone: then all times are printed without one. */
  get isNaive(): boolean {
    this.#isNaive ??= this.entries.some((visit) => isNaive(visit.raw.StartTime) || isNaive(visit.raw.EndTime));
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
      if (field in this.jobTimes) this.jobTimes[field as JobTime] = Number.NaN;
    }
  }

  /** An instant for people and reports: ISO text, without a zone where the history's own times have none. */
  text(milliseconds: number): string {
    const iso = new Date(milliseconds).toISOString();
    return this.isNaive ? iso.slice(0, -1) : iso;
  }
}

function readEntries(history: readonly unknown[], path: Path, hasTimes: boolean): Entry[] {
  const { length } = history;
  const entries: Entry[] = [];
  for (let i = 0; i < length; i++) entries.push(new Entry(property(history, i), i, path, hasTimes));
  return entries;
}
