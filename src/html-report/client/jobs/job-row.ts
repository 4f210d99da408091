import { h } from "../dom.ts";
import { countText, durationText } from "../format.ts";
import { icon } from "../icons.ts";
import type { FindingData, JobData, LifecycleData } from "../report-data.ts";
import { historySparkline } from "../timeline/history-sparkline.ts";
import { jobDetail } from "./job-detail.ts";
import { spanOf } from "./job-query.ts";

const MOST_BADGES = 2;

/** The row of a job. Its button shows and hides the details. */
export function jobRow(job: JobData, position: number, of: number, lifecycle: LifecycleData): HTMLLIElement {
  const id = `job-${job.index}`;
  const span = spanOf(job);
  const button = h(
    "button",
    { type: "button", class: "row", "aria-expanded": "false", "aria-controls": id, tabindex: -1 },
    icon(job.verdict),
    h(
      "span",
      { class: "who" },
      h("span", { class: "hidden" }, `${job.verdict}: `),
      h("bdi", { class: "name" }, job.name ?? "no name"),
      h("span", { class: "hidden" }, ", "),
      h("bdi", { class: "source" }, job.source),
    ),
    historySparkline(job, lifecycle),
    h("span", { class: "span" }, span === 0 ? "" : durationText(span)),
    h("span", { class: "badges" }, ...badges(job.findings.filter(({ known }) => !known))),
  );
  const item = h("li", { class: `job ${job.verdict}`, "aria-posinset": position, "aria-setsize": of }, button);

  button.addEventListener("click", () => {
    const isOpen = button.getAttribute("aria-expanded") === "true";
    button.setAttribute("aria-expanded", `${!isOpen}`);
    if (isOpen) item.querySelector(".detail")?.remove();
    else item.append(h("div", { class: "detail", id }, ...jobDetail(job, lifecycle)));
  });
  item.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || button.getAttribute("aria-expanded") === "false") return;
    event.stopPropagation();
    button.click();
    button.focus();
  });
  return item;
}

/** The rules with findings on a job, errors first. */
function badges(findings: readonly FindingData[]): Node[] {
  const byRule = new Map(findings.map((finding) => [finding.rule, finding]));
  const errorsFirst = [...byRule.values()].sort(
    (a, b) => Number(b.severity === "error") - Number(a.severity === "error"),
  );
  const shown = errorsFirst
    .slice(0, MOST_BADGES)
    .map(({ rule, severity }) =>
      h(
        "span",
        { class: `badge ${severity}` },
        icon(severity),
        h("span", { class: "hidden" }, `${severity} `),
        h("span", {}, rule),
      ),
    );
  const more = errorsFirst.length - MOST_BADGES;
  return more > 0 ? [...shown, h("span", { class: "badge", title: countText(more, "more rule") }, `+${more}`)] : shown;
}
