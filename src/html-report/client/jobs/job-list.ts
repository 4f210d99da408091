import { h } from "../dom.ts";
import type { JobData, LifecycleData } from "../report-data.ts";
import { rovingTabindex } from "../roving-tabindex.ts";
import { jobRow } from "./job-row.ts";

/** Number of rows that are created at a time, when the reader scrolls near them. */
const CHUNK = 50;

/** The list of jobs. Rows far from the viewport are represented by spacers, one per chunk. */
export function jobList(lifecycles: readonly LifecycleData[]): {
  readonly element: HTMLElement;
  show(jobs: readonly JobData[]): void;
  fill(most: number): void;
} {
  const list = h("ul", { class: "jobs", "aria-label": "Jobs" });
  const chunks = new Map<Element, () => HTMLLIElement[]>();
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) if (isIntersecting) make(target);
    },
    { rootMargin: "1000px" },
  );

  const make = (spacer: Element) => {
    const rows = chunks.get(spacer)?.();
    if (rows === undefined) return;
    chunks.delete(spacer);
    observer.unobserve(spacer);
    spacer.replaceWith(...rows);
  };
  const makeAt = (spacer: Element | null | undefined) => {
    if (spacer?.matches(".spacer")) make(spacer);
  };

  rovingTabindex(list, () => [...list.querySelectorAll<HTMLElement>(".row")]);
  list.addEventListener(
    "keydown",
    (event) => {
      // The row must exist before the roving tabindex looks for it.
      if (event.key === "End") makeAt(list.lastElementChild);
      makeAt((event.target as Element).closest(".job")?.nextElementSibling);
    },
    { capture: true },
  );

  return {
    element: list,
    show(jobs) {
      for (const spacer of chunks.keys()) observer.unobserve(spacer);
      chunks.clear();
      list.replaceChildren();
      for (let start = 0; start < jobs.length; start += CHUNK) {
        const chunk = jobs.slice(start, start + CHUNK);
        const spacer = h("li", { class: "spacer", "aria-hidden": "true" });
        spacer.style.setProperty("--rows", `${chunk.length}`);
        chunks.set(spacer, () =>
          chunk.map((job, i) => jobRow(job, start + i + 1, jobs.length, lifecycles[job.lifecycle]!)),
        );
        list.append(spacer);
        if (start === 0) make(spacer);
        else observer.observe(spacer);
      }
      const first = list.querySelector<HTMLElement>(".row");
      if (first !== null) first.tabIndex = 0;
    },
    fill(most) {
      for (const spacer of [...chunks.keys()].slice(0, Math.ceil(most / CHUNK))) make(spacer);
    },
  };
}
