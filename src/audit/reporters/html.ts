import type { RuleData } from "../../html-report/client/report-data.ts";
import { documentParts, embedded } from "../../html-report/data/document.ts";
import { Inputs } from "../../html-report/data/inputs.ts";
import { jobData } from "../../html-report/data/job-data.ts";
import { lifecycleData } from "../../html-report/data/lifecycle-data.ts";
import { statisticsData } from "../../html-report/data/statistics-data.ts";
import { trainingJobLifecycle } from "../../machine/training-job.ts";
import { rules } from "../../validate/engine/catalogue.ts";
import { FleetStatistics } from "../fleet/fleet-statistics.ts";
import { Sample } from "../fleet/sample.ts";
import type { Reporter, ReporterOptions } from "./reporter.ts";

const MOST_CLEAN = 10_000;

/**
 * The report as one HTML file that needs no network. Histories with findings are written as they come; a sample of the
 * others is held back until the end, so that memory stays bounded.
 *
 * @param mostClean most histories without findings to keep (default 10,000). Those with findings are all kept.
 */
export function html({
  mostClean = MOST_CLEAN,
}: Partial<ReporterOptions> & { readonly mostClean?: number } = {}): Reporter {
  const { head, tail } = documentParts();
  const clean = new Sample<string>(mostClean);
  const inputs = new Inputs();
  const fleet = new FleetStatistics();
  const found: Record<string, RuleData> = {};
  let place = 0;
  let separator = "";
  const separated = (text: string) => {
    const before = separator;
    separator = ",\n";
    return `${before}${text}`;
  };

  return {
    begin: () => head,
    history(audited) {
      inputs.add(audited.source);
      if (audited.record !== undefined) fleet.add(audited.record);
      for (const { rule, severity } of audited.findings) found[rule] = { title: rules[rule].title, severity };
      const at = place++;
      const make = () => embedded(jobData(audited, at, trainingJobLifecycle));
      const isClean = audited.findings.length === 0 && (audited.known ?? []).length === 0;
      if (!isClean || audited.verdict === "unreadable") return separated(make());
      clean.offer(make);
      return "";
    },
    end: (summary) => {
      const { items, seen } = clean;
      const texts = items.map(separated).join("");
      const every = Math.round(seen / Math.max(1, items.length));
      return `${texts}${tail({
        summary,
        inputs: inputs.data,
        sample: { clean: seen, kept: items.length, every: Math.max(1, every) },
        statistics: statisticsData(fleet.summarize(), trainingJobLifecycle),
        lifecycle: lifecycleData(trainingJobLifecycle),
        rules: found,
      })}`;
    },
  };
}
