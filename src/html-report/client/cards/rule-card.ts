import { h, percent, s } from "../dom.ts";
import { countText, numberText } from "../format.ts";
import { icon } from "../icons.ts";
import type { FilterButtons } from "../jobs/filter-buttons.ts";
import type { ReportData } from "../report-data.ts";

/** The rules with findings, most findings first. A click filters the jobs by the rule. */
export function ruleCard({ summary: { findings, known = 0 }, rules }: ReportData, buttons: FilterButtons): HTMLElement {
  const counted = Object.entries(findings).sort(([, a], [, b]) => b - a);
  const most = counted[0]?.[1] ?? 1;
  const rows = counted.map(([rule, n]) => {
    const { severity, title } = rules[rule]!;
    return buttons.add(
      "rule",
      rule,
      h(
        "button",
        { type: "button", class: "rule-row", title },
        icon(severity),
        h("span", { class: "rule-name" }, rule),
        s(
          "svg",
          { class: "meter", "aria-hidden": "true" },
          s("rect", { class: severity, width: percent(n / most), height: "100%", rx: 2 }),
        ),
        h("span", { class: "number" }, numberText(n)),
      ),
    );
  });
  const nothing = known > 0 ? "No new findings." : "No findings.";
  const body = rows.length === 0 ? h("p", { class: "muted" }, nothing) : h("div", { class: "rule-rows" }, ...rows);
  const old = known > 0 ? h("p", { class: "muted" }, `${countText(known, "finding")} in the baseline`) : undefined;
  return h("section", { class: "card" }, h("h2", {}, "Findings by rule"), body, old);
}
