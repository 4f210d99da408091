import { parseJob } from "../history/job.ts";
import { identityOf } from "../history/moment.ts";
import { isArray } from "../history/untrusted.ts";
import { trainingJob } from "../machine/training-job.ts";
import type { DescribedJob, ReadRecord } from "../read/described-job.ts";
import type { RuleFinding } from "../validate/catalogue.ts";
import { compareDescriptions } from "../validate/compare-descriptions.ts";
import { faultKeys } from "../validate/fault-keys.ts";
import type { ValidateOptions } from "../validate/options.ts";
import { Watch } from "../validate/watch.ts";
import { auditRecord } from "./audit-record.ts";
import type { Audited } from "./audited.ts";

/** Jobs of one input that are remembered. Of more, the ones described longest ago are forgotten. */
const MOST_REMEMBERED = 20_000;
/** Bytes that all these may take. */
const MOST_WEIGHT = 20e6;
/** Of what the comparison of one job's events gave. */
const MOST_OF_EVENTS = 100;

/**
 * Audits the records of one input, of which several may describe one job. Responses are audited one by one, each
 * compared with the latest of its job; what was told of the job once is not told again. Of events only the latest is
 * audited, and what the comparison of all of them gave is told with it.
 */
export class InputAudit {
  readonly #options: ValidateOptions;
  readonly #watch: Watch;
  /** What the comparison of events gave, by job, each once. */
  readonly #ofEvents = new Map<string, Map<string, RuleFinding>>();

  constructor(options: ValidateOptions) {
    this.#options = options;
    // The options come with each record, as auditRecord hands them on.
    this.#watch = new Watch({}, options.lifecycle ?? trainingJob);
  }

  /** Takes two events of one job; the later one, or one later still, comes to {@link audit}. */
  compare(earlier: DescribedJob, later: DescribedJob): void {
    const key = keyOf(later);
    if (key === undefined) return;
    const findings = compareDescriptions(earlier.job, later.job, this.#options);
    if (findings.length === 0) return;
    const ofJob = this.#ofEvents.get(key) ?? new Map<string, RuleFinding>();
    const keys = faultKeys(findings, parseJob(later.job).job.SecondaryStatusTransitions ?? []);
    for (const [i, finding] of findings.entries()) if (ofJob.size < MOST_OF_EVENTS) ofJob.set(keys[i]!, finding);
    this.#ofEvents.set(key, ofJob);
  }

  audit(record: ReadRecord): Audited {
    const key = record.kind === "job" && !isArray(record.job) ? keyOf(record) : undefined;
    if (key === undefined) return auditRecord(record, this.#options);
    const audited = auditRecord(record, this.#options, (job, options) => this.#watch.describe(key, job, options));
    const { memory } = this.#watch;
    while (memory.size > MOST_REMEMBERED || memory.weight > MOST_WEIGHT) memory.forgetOldest();
    const places = new Set(audited.findings.map(({ path }) => path.join(".")));
    const ofEvents = [...(this.#ofEvents.get(key)?.values() ?? [])].filter(({ path }) => !places.has(path.join(".")));
    this.#ofEvents.delete(key);
    const findings = [...audited.findings, ...ofEvents];
    const isIllegal = findings.some(({ severity }) => severity === "error");
    return { ...audited, findings, verdict: isIllegal ? "illegal" : audited.verdict };
  }
}

function keyOf({ name, job }: DescribedJob): string | undefined {
  return identityOf(name, job);
}
