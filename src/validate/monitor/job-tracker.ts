import type { Lifecycle } from "../../machine/lifecycle.ts";
import { NO_TIME } from "../../model/absence.ts";
import { type DescribedTrainingJob, type PartialTransition, warmPoolStatusIn } from "../../model/job.ts";
import { property } from "../../model/safe-access.ts";
import { isLater, type Moment, momentOf } from "../../model/snapshot-order.ts";
import { isNaive } from "../../model/timestamp.ts";
import type { RuleFinding } from "../engine/catalogue.ts";
import type { Report } from "../engine/report.ts";
import type { Settings } from "../engine/settings.ts";
import { CREATION, type DecodedJob, LAST_MODIFIED, withDecoded } from "../fast/decode-job.ts";
import { fastPath } from "../fast/fast-path.ts";
import { malformedJob } from "../rules/malformed-job.ts";
import { compareResponses } from "../snapshots/compare-responses.ts";
import { compareWith } from "../snapshots/compare-snapshots.ts";
import { decodedReport, reportOn } from "../validate.ts";
import { findingKeys } from "./finding-keys.ts";
import { insertTransition, withoutAssumedEnds } from "./insert-transition.ts";
import { mergeFacts } from "./job-facts.ts";
import { JobStore, type KnownJob } from "./job-store.ts";

/** The outcome of one more response for a job. */
interface Look {
  /** The verdict on this response alone. */
  readonly verdict: Report["verdict"];
  /** Findings on this response and on its comparison with earlier ones that were not reported for the job before. */
  readonly findings: readonly RuleFinding[];
}

type Told = Omit<KnownJob, "told">;

/** Findings, and the history into which their paths lead. */
type Found = readonly [findings: readonly RuleFinding[], history: readonly unknown[]];

const UNKNOWN: Told = {
  facts: {},
  created: NO_TIME,
  primary: undefined,
  primaryAt: NO_TIME,
  history: [],
  modified: NO_TIME,
};

const NO_FINDINGS: readonly RuleFinding[] = Object.freeze([]);

/** Each entry that comes alone is judged with all before it, so there must be a limit. */
export const MOST_SINGLE_ENTRIES = 1000;

/**
 * Validates jobs that have several responses. It reports each finding once per job, even if the entry has moved since,
 * and drops a comparison's finding if the response itself has one at the same path.
 */
export class JobTracker {
  readonly memory: JobStore;

  constructor(lifecycle: Lifecycle) {
    this.memory = new JobStore(lifecycle);
  }

  /** Takes a response, which may be late or a duplicate. */
  describe(name: string, job: unknown, settings: Settings): Look {
    return withDecoded(job, "job", fastPath(settings).facts, settings, (decoded) =>
      this.#described(name, decoded, settings),
    );
  }

  #described(name: string, decoded: DecodedJob, settings: Settings): Look {
    const known = this.memory.recall(name);
    if (known === undefined) return this.#first(name, decoded, settings);
    const now = read(decoded);
    const isLate = !isLater(momentOfKnown(now), momentOfKnown(known));
    // An entry that was open in an older response may have ended since.
    const asked = isLate && settings.limits !== undefined ? { ...settings, limits: undefined } : settings;
    const { verdict, findings } = decodedReport(decoded, asked);
    const [earlier, later] = isLate ? [now, known] : [known, now];
    const compared = notAt(findings, compareResponses(asJob(earlier), asJob(later), asked));
    // An event may report the end of a job with an empty array.
    const newest = earlier.primaryAt > later.primaryAt ? earlier : later;
    const { primary, primaryAt } = newest;
    const facts = mergeFacts(earlier.facts, later.facts, newest.facts);
    const created = Number.isNaN(later.created) ? earlier.created : later.created;
    const next = { ...later, facts, created, primary, primaryAt };
    return {
      verdict,
      findings: this.#tell(name, next, known.told, [findings, now.history], [compared, later.history]),
    };
  }

  #first(name: string, decoded: DecodedJob, settings: Settings): Look {
    const { verdict, findings } = decodedReport(decoded, settings);
    const isPacked =
      findings.length === 0 && decoded.isComplete && this.memory.pack(name, stateIn(decoded), decoded.history);
    if (isPacked) return { verdict, findings };
    const now = read(decoded);
    return { verdict, findings: this.#tell(name, now, new Set(), [findings, now.history]) };
  }

  /** Takes a single entry. */
  transition(name: string, transition: unknown, settings: Settings): Look {
    const known = this.memory.recall(name) ?? { ...UNKNOWN, told: new Set() };
    const isTerminal = (status: unknown) => this.memory.isTerminal(status as string);
    if (known.history.length >= MOST_SINGLE_ENTRIES) {
      return { verdict: "illegal", findings: this.#tell(name, known, known.told, [tooManyEntries(settings), []]) };
    }
    const history = insertTransition(known.history, transition, isTerminal);
    const start = momentOf({ LastModifiedTime: property(Object(transition), "StartTime") }).modified;
    const modified = start > known.modified || Number.isNaN(known.modified) ? start : known.modified;
    // A duplicate of a known entry may carry a different EndTime.
    const isSame = history.length === known.history.length && history !== known.history;
    const before = { SecondaryStatusTransitions: withoutAssumedEnds(known.history, isTerminal) };
    const after = { SecondaryStatusTransitions: history };
    const compared = isSame ? compareWith(before, after, settings).findings : [];
    return this.#judge(name, { ...known, history, modified }, settings, compared);
  }

  /** Validates the known history of a job again, because time has passed. */
  again(name: string, settings: Settings): Look {
    return this.#judge(name, this.memory.recall(name) ?? { ...UNKNOWN, told: new Set() }, settings);
  }

  /** The report on what is known of a job; undefined if the job is not known. */
  report(name: string, settings: Settings): Report | undefined {
    const known = this.memory.recall(name);
    return known && reportOn(asKnown(known), "job", settings);
  }

  #judge(name: string, known: KnownJob, settings: Settings, compared: readonly RuleFinding[] = []): Look {
    const { verdict, findings } = reportOn(asKnown(known), "job", settings);
    const all = [...findings, ...notAt(findings, compared)];
    return { verdict, findings: this.#tell(name, known, known.told, [all, known.history]) };
  }

  /** Adds to `told`, which a job keeps: a copy of it per response would take quadratic time. */
  #tell(name: string, next: Told, told: Set<string>, ...found: readonly Found[]): readonly RuleFinding[] {
    // Most responses are clean.
    if (found.every(([findings]) => findings.length === 0)) {
      this.memory.remember(name, { ...next, told });
      return NO_FINDINGS;
    }
    const fresh: RuleFinding[] = [];
    // The store weighs what it forgets, so it forgets the job before the job changes.
    this.memory.forget(name);
    const keys = found.map(([findings, history]) => findingKeys(findings, history));
    const isFresh = keys.map((all) => all.map((key) => !told.has(key)));
    found.forEach(([findings], i) => {
      findings.forEach((finding, j) => {
        if (!isFresh[i]![j]) return;
        fresh.push(finding);
        told.add(keys[i]![j]!);
      });
    });
    this.memory.remember(name, { ...next, told });
    return fresh;
  }
}

/** What single entries are judged by: whatever else is known of the job may be older than they are. */
function asKnown({ facts: { EnableManagedSpotTraining, RetryStrategy }, history }: Told): DescribedTrainingJob {
  return { EnableManagedSpotTraining, RetryStrategy: RetryStrategy && {}, SecondaryStatusTransitions: history };
}

/** As the rule itself reports a history that is too long. */
function tooManyEntries({ severities }: Settings): readonly RuleFinding[] {
  const { id, evidence, message } = malformedJob;
  const severity = severities[id];
  if (severity === "off") return [];
  const data = { expected: `at most ${MOST_SINGLE_ENTRIES} entries that come alone`, found: "more" };
  return [{ rule: id, severity, evidence, path: ["SecondaryStatusTransitions"], data, message: message(data) }];
}

/** The parts of a response to remember. */
function read(decoded: DecodedJob): Told {
  const { entries = [] } = decoded;
  const state = stateIn(decoded);
  const history: PartialTransition[] = [];
  for (let i = 0, { length } = entries; i < length; i++) history.push(property(entries, i) as PartialTransition);
  return { ...state, primaryAt: state.primary === undefined ? NO_TIME : state.modified, history };
}

function stateIn({ job, times }: DecodedJob): Pick<Told, "facts" | "created" | "primary" | "modified"> {
  const { EnableManagedSpotTraining, StoppingCondition, RetryStrategy, CreationTime } = job;
  const facts = { EnableManagedSpotTraining, StoppingCondition, RetryStrategy, warmPool: warmPoolStatusIn(job) };
  const created = isNaive(CreationTime) ? (CreationTime as string) : times[CREATION]!;
  return { facts, created, primary: job.TrainingJobStatus, modified: times[LAST_MODIFIED]! };
}

function asJob({ facts, created, primary, primaryAt, history }: Told): DescribedTrainingJob {
  const { EnableManagedSpotTraining, StoppingCondition, RetryStrategy, warmPool } = facts;
  // Without a spread: its result is slow to read.
  return {
    EnableManagedSpotTraining,
    StoppingCondition,
    RetryStrategy,
    CreationTime: Number.isNaN(created) ? undefined : created,
    WarmPoolStatus: warmPool === undefined ? undefined : { Status: warmPool },
    TrainingJobStatus: primary,
    LastModifiedTime: Number.isNaN(primaryAt) ? undefined : primaryAt,
    SecondaryStatusTransitions: history,
  };
}

function momentOfKnown({ modified, history }: Told): Moment {
  return { modified, entries: history.length };
}

/** The findings of a comparison, without those at paths that already have one. */
function notAt(findings: readonly RuleFinding[], compared: readonly RuleFinding[]): readonly RuleFinding[] {
  const places = new Set(findings.map(({ path }) => path.join(".")));
  return compared.filter(({ path }) => !places.has(path.join(".")));
}
