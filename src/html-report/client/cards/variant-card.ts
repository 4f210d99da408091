import { stateColor } from "../diagram/state-color.ts";
import { h, percent, s } from "../dom.ts";
import { countText, numberText } from "../format.ts";
import type { LifecycleData, StatisticsData, VariantData } from "../report-data.ts";

/** The most frequent distinct sequences of statuses. */
export function variantCard(
  { variants, moreVariants }: StatisticsData,
  lifecycle: LifecycleData,
  title: string,
): HTMLElement | undefined {
  if (variants.length === 0) return undefined;
  const longest = Math.max(...variants.map(({ states }) => states.length));
  return h(
    "section",
    { class: "card" },
    h("h2", {}, title),
    h("ol", {}, ...variants.map((variant) => variantRow(variant, longest, lifecycle))),
    moreVariants > 0 ? h("p", { class: "muted" }, `and ${countText(moreVariants, "more", "more")}`) : undefined,
  );
}

function variantRow(
  { statuses, states, histories }: VariantData,
  longest: number,
  lifecycle: LifecycleData,
): HTMLLIElement {
  const words = statuses.length === 0 ? "no entries" : statuses.join(" → ");
  return h(
    "li",
    { class: "variant", title: words },
    h("span", { class: "number" }, numberText(histories)),
    h(
      "span",
      { class: "variant-path" },
      s(
        "svg",
        { "aria-hidden": "true" },
        ...states.map((state, i) =>
          s("rect", {
            class: `bar ${stateColor(state, lifecycle)}`,
            x: percent(i / longest),
            width: percent(1 / longest),
            height: "100%",
          }),
        ),
      ),
      h("bdi", {}, words),
    ),
  );
}
