import { identityOf } from "../history/moment.ts";
import { isArray } from "../history/untrusted.ts";
import { trainingJob } from "../machine/training-job.ts";
import type { ReadRecord } from "../read/described-job.ts";
import type { ValidateOptions } from "../validate/options.ts";
import { Watch } from "../validate/watch.ts";
import { auditRecord } from "./audit-record.ts";
import type { Audited } from "./audited.ts";
import type { EventComparison } from "./event-comparison.ts";

/** Jobs of one input that are remembered. Of more, the ones described longest ago are forgotten. */
const MOST_REMEMBERED = 20_000;
/** Bytes that all these may take. */
const MOST_WEIGHT = 20e6;

/**
 * Audits the records of one input, of which several may describe one job. Responses are audited one by one, each
 * compared with the latest of its job; what was told of the job once is not told again. Of events only the latest is
 * audited, and what the comparison of all of them gave is told with it.
 */
export class InputAudit {
  readonly #options: ValidateOptions;
  readonly #watch: Watch;
  readonly #comparison: EventComparison;

  constructor(options: ValidateOptions, comparison: EventComparison) {
    this.#comparison = comparison;
    this.#options = options;
    // The options come with each record, as auditRecord hands them on.
    this.#watch = new Watch({}, options.lifecycle ?? trainingJob);
  }

  audit(record: ReadRecord): Audited {
    const key = record.kind === "job" && !isArray(record.job) ? identityOf(record.name, record.job) : undefined;
    if (key === undefined) return auditRecord(record, this.#options);
    const audited = auditRecord(record, this.#options, (job, options) => this.#watch.describe(key, job, options));
    const { memory } = this.#watch;
    while (memory.size > MOST_REMEMBERED || memory.weight > MOST_WEIGHT) memory.forgetOldest();
    const places = new Set(audited.findings.map(({ path }) => path.join(".")));
    const ofEvents = this.#comparison.take(key).filter(({ path }) => !places.has(path.join(".")));
    const findings = [...audited.findings, ...ofEvents];
    const isIllegal = findings.some(({ severity }) => severity === "error");
    return { ...audited, findings, verdict: isIllegal ? "illegal" : audited.verdict };
  }
}
