import type { JobData, ReportData, RuleData } from "../../html-report/client/report-data.ts";
import { Inputs } from "../../html-report/data/inputs.ts";
import { jobData } from "../../html-report/data/job-data.ts";
import { lifecycleData } from "../../html-report/data/lifecycle-data.ts";
import { statisticsData } from "../../html-report/data/statistics-data.ts";
import type { Lifecycle } from "../../machine/lifecycle.ts";
import { trainingJobLifecycle } from "../../machine/training-job.ts";
import { rules as catalogue } from "../../validate/engine/catalogue.ts";
import type { AuditResult } from "../pipeline/audit-result.ts";
import type { Summary } from "../pipeline/summary.ts";
import type { ReporterOptions } from "../reporters/reporter.ts";
import { Fleets } from "./fleets.ts";
import { Sample } from "./sample.ts";

/**
 * Collects the data of the HTML report. Histories with findings are returned at once; of the others a sample is held back,
 * so that memory stays bounded.
 */
export class ReportCollector<T> {
  readonly #make: (job: JobData) => T;
  readonly #clean: Sample<T>;
  readonly #inputs = new Inputs();
  readonly #fleets: Fleets;
  readonly #rules: Record<string, RuleData> = {};
  readonly #titles: ReadonlyMap<string, string>;
  /** The lifecycle of records that cannot be read. */
  readonly #default: Lifecycle;
  readonly #lifecycles: Lifecycle[] = [];
  #place = 0;

  /**
   * @param make turns the data of a history into what is kept of it.
   * @param mostClean most histories without findings to keep.
   */
  constructor(
    make: (job: JobData) => T,
    mostClean: number,
    { rules = Object.values(catalogue), lifecycle }: Pick<ReporterOptions, "rules" | "lifecycle"> = {},
  ) {
    this.#titles = new Map(rules.map(({ id, title }) => [id, title]));
    this.#default = lifecycle ?? trainingJobLifecycle;
    this.#fleets = new Fleets(lifecycle);
    this.#make = make;
    this.#clean = new Sample(mostClean);
  }

  /** What to report on a history now; undefined if it has no findings and may be part of the sample. */
  add(audited: AuditResult): T | undefined {
    this.#inputs.add(audited.source);
    if (audited.record !== undefined) this.#fleets.add(audited.record);
    for (const { rule, severity } of audited.findings) {
      this.#rules[rule] = { title: this.#titles.get(rule)!, severity };
    }
    const place = this.#place++;
    const { lifecycle = this.#default } = audited;
    if (!this.#lifecycles.includes(lifecycle)) this.#lifecycles.push(lifecycle);
    const number = this.#lifecycles.indexOf(lifecycle);
    const make = () => this.#make(jobData(audited, place, lifecycle, number));
    const isClean = audited.findings.length === 0 && (audited.known ?? []).length === 0;
    if (!isClean || audited.verdict === "unreadable") return make();
    this.#clean.offer(make);
    return undefined;
  }

  /** The sample of histories without findings, and the data on all histories. */
  end(summary: Summary): { readonly sample: readonly T[]; readonly report: ReportData } {
    const { items, seen } = this.#clean;
    const every = Math.round(seen / Math.max(1, items.length));
    const fleets = this.#fleets.summarize();
    const lifecycles = this.#lifecycles.map((lifecycle) => {
      const fleet = fleets.get(lifecycle);
      const statistics = fleet && statisticsData(fleet, lifecycle);
      return { id: lifecycle.id, lifecycle: lifecycleData(lifecycle), statistics };
    });
    const report = {
      summary,
      inputs: this.#inputs.data,
      sample: { clean: seen, kept: items.length, every: Math.max(1, every) },
      lifecycles,
      rules: this.#rules,
    };
    return { sample: items, report };
  }
}
