import { documentParts, embedded } from "../../html-report/data/document.ts";
import { ReportCollector } from "../fleet/report-collector.ts";
import type { Reporter, ReporterOptions } from "./reporter.ts";

const MOST_CLEAN = 10_000;

/**
 * The report as one HTML file that needs no network. Histories with findings are written as they come; a sample of the
 * others follows at the end.
 *
 * @param mostClean most histories without findings to keep (default 10,000). Those with findings are all kept.
 */
export function html({
  mostClean = MOST_CLEAN,
  rules,
  lifecycle,
}: Partial<ReporterOptions> & { readonly mostClean?: number } = {}): Reporter {
  const { head, tail } = documentParts();
  const collector = new ReportCollector(embedded, mostClean, { rules, lifecycle });
  let separator = "";
  const separated = (text: string) => {
    const before = separator;
    separator = ",\n";
    return `${before}${text}`;
  };

  return {
    begin: () => head,
    history(audited) {
      const job = collector.add(audited);
      return job === undefined ? "" : separated(job);
    },
    end(summary) {
      const { sample, report } = collector.end(summary);
      return sample.map(separated).join("") + tail(report);
    },
  };
}
