import { stateColor } from "../diagram/state-color.ts";
import { h, percent, s } from "../dom.ts";
import { countText, durationText } from "../format.ts";
import type { LifecycleData, PhaseData, StatisticsData } from "../report-data.ts";

/** The total time of all jobs per phase, and how long a job usually spends in each. */
export function phaseCard(
  { phases }: StatisticsData,
  lifecycle: LifecycleData,
  title: string,
): HTMLElement | undefined {
  const spent = phases.filter(({ total }) => total > 0);
  if (spent.length === 0) return undefined;
  const whole = spent.reduce((sum, { total }) => sum + total, 0);
  const longest = Math.max(...spent.map(({ p95 }) => p95));
  return h(
    "section",
    { class: "card" },
    h("h2", {}, title),
    totals(spent, whole, lifecycle),
    h(
      "table",
      {},
      h(
        "thead",
        {},
        h("tr", {}, ...["phase", "share", "spread", "median", "p95"].map((name) => h("th", { scope: "col" }, name))),
      ),
      h("tbody", {}, ...spent.map((phase) => phaseRow(phase, whole, longest, lifecycle))),
    ),
  );
}

function totals(spent: readonly PhaseData[], whole: number, lifecycle: LifecycleData): SVGElement {
  let before = 0;
  return s(
    "svg",
    { class: "totals", "aria-hidden": "true" },
    ...spent.map(({ phase, total }) => {
      const rect = s("rect", {
        class: `bar ${phaseColor(phase, lifecycle)}`,
        x: percent(before / whole),
        width: percent(total / whole),
        height: "100%",
      });
      before += total;
      return rect;
    }),
  );
}

function phaseRow(
  { phase, histories, total, median, p95 }: PhaseData,
  whole: number,
  longest: number,
  lifecycle: LifecycleData,
) {
  const color = phaseColor(phase, lifecycle);
  // The fourth root, as on the compressed time scale, so that seconds and days are both visible.
  const at = (milliseconds: number) => (milliseconds / longest) ** (1 / 4);
  return h(
    "tr",
    { title: countText(histories, "job") },
    h(
      "th",
      { scope: "row" },
      s(
        "svg",
        { class: "swatch", "aria-hidden": "true" },
        s("rect", { class: `bar ${color}`, width: "100%", height: "100%" }),
      ),
      phase,
    ),
    h("td", {}, `${((100 * total) / whole).toFixed(total * 100 < whole * 10 ? 1 : 0)} %`),
    h(
      "td",
      { class: "range" },
      s(
        "svg",
        { "aria-hidden": "true" },
        s("rect", {
          class: `bar ${color}`,
          x: percent(at(median)),
          width: percent(at(p95) - at(median)),
          y: 4,
          height: 8,
          rx: 2,
        }),
        s("rect", { class: "median", x: percent(at(median)), width: 2, y: 1, height: 14 }),
      ),
    ),
    h("td", {}, durationText(median)),
    h("td", {}, durationText(p95)),
  );
}

/** The color of the first state of a phase; a part that is not a phase of the lifecycle has the color of unknown states. */
function phaseColor(phase: string, lifecycle: LifecycleData): string {
  const number = lifecycle.phases.indexOf(phase);
  return stateColor(number < 0 ? -1 : lifecycle.states.findIndex((state) => state.phase === number), lifecycle);
}
