import { type DecodedJob, NUMBERS } from "../history/decoded-job.ts";
import { identityAt, identityOf } from "../history/moment.ts";
import { isArray } from "../history/untrusted.ts";
import type { ReadRecord } from "../read/described-job.ts";
import type { ScannedJob } from "../read/scan/scanned-job.ts";
import type { RuleFinding } from "../validate/catalogue.ts";
import { isCleanJob } from "../validate/is-clean-job.ts";
import { type JobTable, jobTable } from "../validate/job-table.ts";
import { resolveOptions, type Settings, type ValidateOptions } from "../validate/options.ts";
import { isQuick } from "../validate/quick-report.ts";
import { Watch } from "../validate/watch.ts";
import { auditWith } from "./audit-record.ts";
import type { Audited } from "./audited.ts";
import { CleanAudited } from "./clean-audited.ts";
import { CleanVariants } from "./clean-variants.ts";
import type { EventComparison } from "./event-comparison.ts";
import { JobKey } from "./job-key.ts";
import { RecentJobs } from "./recent-jobs.ts";

/**
 * Audits the records of one input, of which several may describe one job. Responses are audited one by one, each
 * compared with the latest of its job; what was told of the job once is not told again. Of events only the latest is
 * audited, and what the comparison of all of them gave is told with it.
 */
export class InputAudit {
  readonly #settings: Settings;
  readonly #watch: Watch;
  readonly #recent: RecentJobs;
  readonly #key = new JobKey();
  readonly #comparison: EventComparison;

  /** Undefined where the options ask for more than can be told by numbers. */
  readonly #table: JobTable | undefined;
  readonly #variants: CleanVariants | undefined;

  constructor(options: ValidateOptions, comparison: EventComparison) {
    this.#comparison = comparison;
    const settings = resolveOptions(options);
    this.#settings = settings;
    this.#table = isQuick(settings) ? jobTable(settings) : undefined;
    this.#watch = new Watch(settings.lifecycle);
    this.#recent = new RecentJobs(this.#watch.memory);
    this.#variants = this.#table && new CleanVariants(this.#watch.memory, this.#table.steps);
  }

  /** Audits a job that was scanned; undefined where it is to be parsed, because there may be something to tell. */
  scanned(job: ScannedJob, decoded: DecodedJob, latest: number): Audited | undefined {
    const table = this.#table;
    if (table === undefined || !isCleanJob(decoded, table, latest)) return undefined;
    const { history, numbers } = decoded;
    const created = numbers[NUMBERS.creationTime]!;
    const key = this.#key;
    if (!key.set(job.text, job.idFrom, job.idTo, created) || this.#recent.has(key)) return undefined;
    // What events told of a job is told with it.
    if (!this.#comparison.isEmpty && this.#comparison.has(identityAt(job.id!, created))) return undefined;
    const variant = this.#variants!.of(decoded);
    if (variant === undefined) return undefined;
    const isKept = this.#recent.add(key, variant.sequence, history, numbers[NUMBERS.lastModifiedTime]!);
    return isKept ? new CleanAudited(job, variant) : undefined;
  }

  audit(record: ReadRecord): Audited {
    const key = record.kind === "job" && !isArray(record.job) ? identityOf(record.name, record.job) : undefined;
    if (key === undefined) return auditWith(record, this.#settings);
    this.#key.setText(key);
    this.#recent.recall(this.#key, key);
    const audited = auditWith(record, this.#settings, (job, settings) => this.#watch.describe(key, job, settings));
    this.#recent.touch(this.#key, key);
    const findings = this.#comparison.has(key) ? this.#withEvents(key, audited.findings) : audited.findings;
    // What a comparison tells speaks of no single description.
    const verdict = findings.some(({ severity }) => severity === "error") ? "illegal" : audited.verdict;
    return findings === audited.findings && verdict === audited.verdict ? audited : { ...audited, findings, verdict };
  }

  #withEvents(key: string, findings: readonly RuleFinding[]): readonly RuleFinding[] {
    const places = new Set(findings.map(({ path }) => path.join(".")));
    return [...findings, ...this.#comparison.take(key).filter(({ path }) => !places.has(path.join(".")))];
  }
}
