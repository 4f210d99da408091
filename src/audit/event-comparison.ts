import { identityOf, momentOf } from "../history/moment.ts";
import type { DescribedJob } from "../read/described-job.ts";
import type { RuleFinding } from "../validate/catalogue.ts";
import { compareSnapshots } from "../validate/compare-snapshots.ts";
import type { ValidateOptions } from "../validate/options.ts";

/** What the comparison of the events of each job gave, over all inputs. */
export class EventComparison {
  /** By job, each finding once. */
  readonly #findings = new Map<string, Map<string, RuleFinding>>();

  /** Takes two events of one job. */
  add(earlier: DescribedJob, later: DescribedJob, options: ValidateOptions): void {
    // An event may come with an empty history, of which nobody knows where it belongs.
    if ([earlier, later].some(({ job }) => momentOf(job).entries === 0)) return;
    const key = identityOf(later.name, later.job);
    if (key === undefined) return;
    for (const finding of compareSnapshots(earlier.job, later.job, options).findings) {
      const ofJob = this.#findings.get(key) ?? new Map<string, RuleFinding>();
      this.#findings.set(key, ofJob.set(`${finding.rule} ${finding.path.join(".")}`, finding));
    }
  }

  findingsOf(job: string): RuleFinding[] {
    return [...(this.#findings.get(job)?.values() ?? [])];
  }
}
