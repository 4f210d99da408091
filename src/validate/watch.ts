import { type DescribedTrainingJob, type PartialTransition, parseJob } from "../history/job.ts";
import { isLater, type Moment, momentOf } from "../history/moment.ts";
import { isObject, MOST_ENTRIES, property } from "../history/untrusted.ts";
import type { Lifecycle } from "../machine/lifecycle.ts";
import type { RuleFinding } from "./catalogue.ts";
import { compareSnapshots } from "./compare-snapshots.ts";
import { JobMemory, type KnownJob } from "./job-memory.ts";
import type { ValidateOptions } from "./options.ts";
import type { Report } from "./report.ts";
import { validateJob } from "./validate.ts";
import { withTransition } from "./with-transition.ts";

/** What one more description of a job gives. */
interface Look {
  /** Of this description, as if it were the only one. */
  readonly verdict: Report["verdict"];
  /** Of this description and of its comparison with what was known: those that were not told of the job before. */
  readonly findings: readonly RuleFinding[];
}

const UNKNOWN: KnownJob = { facts: {}, primary: undefined, history: [], modified: Number.NaN, told: new Set() };

/**
 * Validates jobs that are described more than once. Each finding is told once a job, by its rule and its path, and a
 * comparison says nothing of a place of which the description itself tells something.
 */
export class Watch {
  readonly memory: JobMemory;
  readonly #options: ValidateOptions;

  constructor(options: ValidateOptions, lifecycle: Lifecycle) {
    this.#options = options;
    this.memory = new JobMemory(lifecycle);
  }

  /** Takes a whole description, be it late or there twice. */
  describe(name: string, job: unknown, more: ValidateOptions): Look {
    const known = this.memory.recall(name);
    const now = read(job);
    const isLate = known !== undefined && !isLater(momentOfKnown(now), momentOfKnown(known));
    // What was open at a moment that has passed may have ended since.
    const options = { ...this.#options, ...more, ...(isLate ? { limits: undefined } : {}) };
    const { verdict, findings } = validateJob(job, options);
    const places = new Set(findings.map(placeOf));
    const compared = known === undefined ? [] : isLate ? compare(now, known, options) : compare(known, now, options);
    const all = [...findings, ...compared.filter((finding) => !places.has(placeOf(finding)))];
    const isNews = now.history.length === 0 && now.modified > (known?.modified ?? Number.NaN);
    // An event may tell of the end of a job with an empty array.
    const next = !isLate ? now : isNews ? { ...known, primary: now.primary, modified: now.modified } : known;
    return { verdict, findings: this.#tell(name, next, known?.told, all) };
  }

  /** Takes an entry that comes alone. */
  transition(name: string, transition: unknown, more: ValidateOptions): Look {
    const known = this.memory.recall(name) ?? UNKNOWN;
    const isTerminal = (status: unknown) => this.memory.isTerminal(status as string);
    const history = withTransition(known.history, transition, isTerminal);
    const start = momentOf({ LastModifiedTime: property(Object(transition), "StartTime") }).modified;
    const modified = start > known.modified || Number.isNaN(known.modified) ? start : known.modified;
    return this.#judge(name, { ...known, history, modified }, more);
  }

  /** Looks once more at what is known of a job: time has passed. */
  again(name: string, more: ValidateOptions): Look {
    return this.#judge(name, this.memory.recall(name) ?? UNKNOWN, more);
  }

  #judge(name: string, known: KnownJob, more: ValidateOptions): Look {
    const job = { ...known.facts, SecondaryStatusTransitions: known.history };
    const { verdict, findings } = validateJob(job, { ...this.#options, ...more });
    return { verdict, findings: this.#tell(name, known, known.told, findings) };
  }

  #tell(
    name: string,
    next: Omit<KnownJob, "told">,
    told: ReadonlySet<string> = new Set(),
    findings: readonly RuleFinding[],
  ): readonly RuleFinding[] {
    const fresh = findings.filter((finding) => !told.has(keyOf(finding)));
    const history = next.history.map(slim);
    this.memory.remember(name, { ...next, history, told: new Set([...told, ...fresh.map(keyOf)]) });
    return fresh;
  }
}

/** What of a description is remembered. */
function read(value: unknown): Omit<KnownJob, "told"> {
  const { job } = parseJob(value);
  const { SecondaryStatusTransitions: history = [], EnableManagedSpotTraining, RetryStrategy, TrainingJobStatus } = job;
  const length = history.length > MOST_ENTRIES ? 0 : history.length;
  return {
    facts: { EnableManagedSpotTraining, RetryStrategy },
    primary: TrainingJobStatus,
    history: Array.from({ length }, (_, i) => property(history, i) as PartialTransition),
    modified: momentOf(value).modified,
  };
}

/** An entry without its message, in an object that nobody else holds. */
function slim(entry: unknown): PartialTransition {
  // What is no object is kept for the rules to name.
  if (!isObject(entry)) return entry as PartialTransition;
  const keys = ["Status", "StartTime", "EndTime"] as const satisfies (keyof PartialTransition)[];
  return Object.fromEntries(
    keys.flatMap((key) => (property(entry, key) === undefined ? [] : [[key, property(entry, key)]])),
  );
}

/** An empty history can be placed neither before nor behind another. */
function compare(earlier: Told, later: Told, options: ValidateOptions): readonly RuleFinding[] {
  if (earlier.history.length === 0 || later.history.length === 0) return [];
  return compareSnapshots(asJob(earlier), asJob(later), options).findings;
}

type Told = Pick<KnownJob, "primary" | "history">;

function asJob({ primary, history }: Told): DescribedTrainingJob {
  return { TrainingJobStatus: primary, SecondaryStatusTransitions: history };
}

function momentOfKnown({ modified, history }: Omit<KnownJob, "told">): Moment {
  return { modified, entries: history.length };
}

function keyOf(finding: RuleFinding): string {
  return `${finding.rule} ${placeOf(finding)}`;
}

function placeOf({ path }: RuleFinding): string {
  return path.join(".");
}
