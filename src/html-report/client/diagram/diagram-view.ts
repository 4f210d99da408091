import { h } from "../dom.ts";
import type { JobData, LifecycleData } from "../report-data.ts";
import { type JobTransition, legalInstead, lifecycleGraph, transitionsOf } from "./lifecycle-graph.ts";
import { lifecyclePicture } from "./lifecycle-picture.ts";

/** The lifecycle with the job's path, its illegal transitions, and the transitions that were legal at the first of them. */
export function diagramView(job: JobData, lifecycle: LifecycleData): HTMLElement {
  const steps = transitionsOf(job);
  const { svg } = lifecyclePicture(lifecycleGraph(lifecycle, steps), lifecycle, steps);
  svg.setAttribute("role", "img");
  svg.setAttribute("aria-label", diagramText(steps, lifecycle));
  const scroll = h("div", { class: "scroll", tabindex: 0, role: "group", "aria-label": "Lifecycle diagram" }, svg);
  requestAnimationFrame(() => scrollToBreak(scroll));
  return h(
    "figure",
    { class: "lifecycle-figure" },
    h("figcaption", {}, h("h3", {}, "Path through the lifecycle"), h("span", { class: "muted" }, legendText(steps))),
    scroll,
    legalView(steps, lifecycle),
  );
}

/** Where the picture is wider than the screen, shows the first illegal transition. */
function scrollToBreak(scroll: HTMLElement): void {
  const mark = scroll.querySelector(".illegal-step circle");
  if (mark === null) return;
  scroll.scrollLeft = mark.getBoundingClientRect().left - scroll.getBoundingClientRect().left - scroll.clientWidth / 2;
}

/** What was legal instead of the first illegal transition, by evidence. */
function legalView(steps: readonly JobTransition[], lifecycle: LifecycleData): HTMLElement | undefined {
  const broke = steps.find(({ legal }) => !legal);
  if (broke === undefined) return undefined;
  const from = lifecycle.states[broke.from]!.status;
  const rows = legalInstead(broke, lifecycle).map(({ evidence, statuses }) =>
    h("div", {}, h("dt", {}, evidence), h("dd", {}, statuses.join(", "))),
  );
  const after = from === null ? "as the first status" : `after ${from}`;
  if (rows.length === 0) return h("p", { class: "legal-instead" }, `Nothing is legal ${after}.`);
  return h("div", { class: "legal-instead" }, h("h4", {}, `Legal ${after}`), h("dl", {}, ...rows));
}

function legendText(steps: readonly JobTransition[]): string {
  const illegal = steps.filter(({ legal }) => !legal).length;
  if (illegal === 0) return "numbers are indices of entries";
  const red = illegal === 1 ? "the illegal transition" : `the ${illegal} illegal transitions`;
  return `numbers are indices of entries; red: ${red}; green: legal instead of the first one, dashed if only inferred`;
}

function diagramText(steps: readonly JobTransition[], { states }: LifecycleData): string {
  const words = steps.map(({ to, legal }) => `${legal ? "" : "illegally "}to ${states[to]!.status}`);
  return words.length === 0 ? "The lifecycle." : `The lifecycle. The job went ${words.join(", ")}.`;
}
