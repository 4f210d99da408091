import { overview } from "./cards/overview.ts";
import { h } from "./dom.ts";
import { jobList } from "./jobs/job-list.ts";
import { EVERYTHING, type JobQuery, jobsFor } from "./jobs/job-query.ts";
import { toolbar } from "./jobs/toolbar.ts";
import type { JobData, ReportData } from "./report-data.ts";

export interface ReportView {
  readonly elements: readonly HTMLElement[];
  /** Creates the rows of the first jobs, for print. */
  fill(most: number): void;
  focusSearch(): void;
}

/**
 * A report: the overview, and the jobs that match the query.
 *
 * @param onQuery called when the reader changes the query.
 * @param heading level of the report's title.
 */
export function reportView(
  report: ReportData,
  jobs: readonly JobData[],
  first: JobQuery,
  onQuery: (query: JobQuery) => void,
  heading: "h1" | "h2" = "h1",
): ReportView {
  let query = first;
  const change = (changes: Partial<JobQuery>) => {
    query = { ...query, ...changes };
    onQuery(query);
    show();
  };
  const top = overview(report, change, heading);
  const tools = toolbar(change);
  const list = jobList(report.lifecycles.map(({ lifecycle }) => lifecycle));
  const none = h("p", { class: "none" }, "No job matches. ");
  const reset = h("button", { type: "button" }, "Show all");
  reset.addEventListener("click", () => change(EVERYTHING));
  none.append(reset);

  const show = () => {
    const shown = jobsFor(jobs, query);
    top.show(query);
    tools.show(query, shown.length, jobs.length);
    list.show(shown);
    none.hidden = shown.length > 0;
  };
  show();

  const title = h("h2", { id: "jobs-heading", class: "hidden" }, "Jobs");
  const section = h("section", { "aria-labelledby": title.id }, title, tools.element, list.element, none);
  return { elements: [top.element, section], fill: list.fill, focusSearch: tools.focusSearch };
}
