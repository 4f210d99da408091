import { h, percent, s } from "../dom.ts";
import { countText, numberText } from "../format.ts";
import { icon } from "../icons.ts";
import { filterButtons } from "../jobs/filter-buttons.ts";
import type { JobQuery } from "../jobs/job-query.ts";
import type { InputsData, LifecycleReport, ReportData, SampleData, SummaryData } from "../report-data.ts";
import { phaseCard } from "./phase-card.ts";
import { ruleCard } from "./rule-card.ts";
import { variantCard } from "./variant-card.ts";

export interface Overview {
  readonly element: HTMLElement;
  /** Shows the buttons of the query's filters as pressed. */
  show(query: JobQuery): void;
}

/** The top of the report: the inputs, the verdicts, the findings and the statistics. Clicks change the query. */
export function overview(
  data: ReportData,
  change: (changes: Partial<JobQuery>) => void,
  heading: "h1" | "h2",
): Overview {
  const { summary, inputs, sample } = data;
  const buttons = filterButtons(change);
  const verdicts = verdictCounts(summary).map(([verdict, n]) =>
    buttons.add(
      "verdict",
      verdict,
      h(
        "button",
        { type: "button", class: `verdict ${verdict}` },
        h("span", { class: "number" }, numberText(n)),
        h("span", {}, icon(verdict), verdict),
      ),
    ),
  );
  const element = h(
    "header",
    {},
    h(heading, { class: "title" }, `Audit of ${countText(summary.histories, "history", "histories")}`),
    h("p", { class: "muted" }, inputsText(inputs)),
    sample.every > 1 ? h("p", { class: "sampled" }, icon("info"), sampleText(sample)) : undefined,
    h("div", { class: "verdicts", role: "group", "aria-label": "Verdicts" }, ...verdicts),
    shares(summary),
    h(
      "div",
      { class: "cards" },
      ruleCard(data, buttons),
      ...data.lifecycles.flatMap((one) => lifecycleCards(one, data)),
    ),
  );
  return { element, show: buttons.show };
}

/** The statistics on the histories of a lifecycle, which is named if there are others. */
function lifecycleCards(one: LifecycleReport, { lifecycles }: ReportData): readonly (HTMLElement | undefined)[] {
  const { id, lifecycle, statistics } = one;
  if (statistics === undefined) return [];
  const isOneOfSeveral = lifecycles.filter(({ statistics }) => statistics !== undefined).length > 1;
  const of = isOneOfSeveral ? ` (${id})` : "";
  return [phaseCard(statistics, lifecycle, `Time by phase${of}`), variantCard(statistics, lifecycle, `Variants${of}`)];
}

function verdictCounts({ illegal, open, legal, unreadable }: SummaryData): [string, number][] {
  return Object.entries({ illegal, open, legal, ...(unreadable > 0 ? { unreadable } : {}) });
}

/** The verdicts as a stacked bar; hidden from screen readers because the buttons have the same numbers. */
function shares(summary: SummaryData): SVGElement {
  const counts = verdictCounts(summary);
  const whole = counts.reduce((sum, [, n]) => sum + n, 0) || 1;
  let before = 0;
  const parts = counts.map(([verdict, n]) => {
    const part = s("rect", { class: verdict, x: percent(before / whole), width: percent(n / whole), height: "100%" });
    before += n;
    return part;
  });
  return s("svg", { class: "shares", "aria-hidden": "true" }, ...parts);
}

function inputsText({ files, named, formats }: InputsData): string {
  const names = files <= named.length ? named.join(", ") : `${countText(files, "file")}: ${named.join(", ")}, …`;
  const held = Object.entries(formats).map(([format, n]) => `${format} ${numberText(n)}`);
  return held.length === 0 ? "no records were read" : `${names} · read as ${held.join(", ")}`;
}

function sampleText({ clean, kept, every }: SampleData): string {
  return `This report keeps ${numberText(kept)} of ${numberText(clean)} histories without findings, one in ${numberText(every)}. It has all histories with findings, and the figures count everything.`;
}
