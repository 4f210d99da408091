import { identityOf, momentOf } from "../history/moment.ts";
import { isArray } from "../history/untrusted.ts";
import { trainingJob } from "../machine/training-job.ts";
import type { DescribedJob, ReadRecord } from "../read/described-job.ts";
import type { RuleFinding } from "../validate/catalogue.ts";
import { compareSnapshots } from "../validate/compare-snapshots.ts";
import type { ValidateOptions } from "../validate/options.ts";
import { Watch } from "../validate/watch.ts";
import { auditRecord } from "./audit-record.ts";
import type { Audited } from "./audited.ts";

/** Jobs of one input that are remembered: some 5 MB. Of more, the ones described longest ago are forgotten. */
const MOST_REMEMBERED = 20_000;

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
    // An event may come with an empty history, of which nobody knows where it belongs.
    if ([earlier, later].some(({ job }) => momentOf(job).entries === 0)) return;
    const key = keyOf(later);
    if (key === undefined) return;
    for (const finding of compareSnapshots(earlier.job, later.job, this.#options).findings) {
      const ofJob = this.#ofEvents.get(key) ?? new Map<string, RuleFinding>();
      this.#ofEvents.set(key, ofJob.set(`${finding.rule} ${finding.path.join(".")}`, finding));
    }
  }

  audit(record: ReadRecord): Audited {
    const key = record.kind === "job" && !isArray(record.job) ? keyOf(record) : undefined;
    if (key === undefined) return auditRecord(record, this.#options);
    const audited = auditRecord(record, this.#options, (job, options) => this.#watch.describe(key, job, options));
    if (this.#watch.memory.size > MOST_REMEMBERED) this.#watch.memory.forgetOldest();
    const places = new Set(audited.findings.map(({ path }) => path.join(".")));
    const ofEvents = [...(this.#ofEvents.get(key)?.values() ?? [])].filter(({ path }) => !places.has(path.join(".")));
    const findings = [...audited.findings, ...ofEvents];
    const isIllegal = findings.some(({ severity }) => severity === "error");
    return { ...audited, findings, verdict: isIllegal ? "illegal" : audited.verdict };
  }
}

function keyOf({ name, job }: DescribedJob): string | undefined {
  return identityOf(name, job);
}
