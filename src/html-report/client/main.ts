import { overview } from "./cards/overview.ts";
import { definitions } from "./diagram/svg-defs.ts";
import { h } from "./dom.ts";
import { jobList } from "./jobs/job-list.ts";
import { EVERYTHING, fragmentOf, type JobQuery, jobsFor, queryOf } from "./jobs/job-query.ts";
import { toolbar } from "./jobs/toolbar.ts";
import type { JobData, ReportData } from "./report-data.ts";

/** Maximum number of jobs to print; a browser takes too long to lay out more. */
const MOST_PRINTED = 500;

function embedded<T>(id: string): T {
  const element = document.getElementById(id)!;
  const value: T = JSON.parse(element.textContent!);
  // Otherwise the text would stay in memory next to the parsed value.
  element.remove();
  return value;
}

function start(): void {
  const report = embedded<ReportData>("report");
  const jobs = embedded<readonly JobData[]>("jobs");
  let query = queryOf(location.hash.slice(1));

  const change = (changes: Partial<JobQuery>) => {
    query = { ...query, ...changes };
    history.replaceState(null, "", `#${fragmentOf(query)}`);
    show();
  };
  const top = overview(report, change);
  const tools = toolbar(change);
  const list = jobList(report.lifecycle);
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

  document.body.append(
    definitions(),
    h(
      "main",
      {},
      top.element,
      h(
        "section",
        { "aria-labelledby": "jobs-heading" },
        h("h2", { id: "jobs-heading", class: "hidden" }, "Jobs"),
        tools.element,
        list.element,
        none,
      ),
    ),
  );
  addEventListener("keydown", (event) => {
    const isTyping = event.target instanceof HTMLInputElement || event.target instanceof HTMLSelectElement;
    if (event.key !== "/" || isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    tools.focusSearch();
  });
  addEventListener("beforeprint", () => list.fill(MOST_PRINTED));
  show();
}

start();
