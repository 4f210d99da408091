import { definitions } from "./diagram/svg-defs.ts";
import { h } from "./dom.ts";
import { fragmentOf, queryOf } from "./jobs/job-query.ts";
import { onSearchKey } from "./jobs/toolbar.ts";
import type { JobData, ReportData } from "./report-data.ts";
import { reportView } from "./report-view.ts";

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
  const view = reportView(report, jobs, queryOf(location.hash.slice(1)), (query) =>
    history.replaceState(null, "", `#${fragmentOf(query)}`),
  );
  document.body.append(definitions(), h("main", {}, ...view.elements));
  onSearchKey(view.focusSearch);
  addEventListener("beforeprint", () => view.fill(MOST_PRINTED));
}

start();
