import { h } from "../dom.ts";
import { numberText } from "../format.ts";
import { EVERYTHING, type JobQuery, ORDERS, type Order } from "./job-query.ts";

export interface Toolbar {
  readonly element: HTMLElement;
  show(query: JobQuery, shown: number, all: number): void;
  focusSearch(): void;
}

/** Search, order, what is filtered for, and how many jobs that leaves. */
export function toolbar(change: (wish: Partial<JobQuery>) => void): Toolbar {
  const search = h("input", {
    type: "search",
    id: "search",
    placeholder: "Search jobs, files, findings",
    autocomplete: "off",
    spellcheck: "false",
    "aria-keyshortcuts": "/",
  });
  const order = h("select", { id: "order" }, ...Object.keys(ORDERS).map((name) => h("option", {}, name)));
  const count = h("output", { for: "search" });
  const wishes = h("span", { class: "wishes" });
  let pending: number | undefined;

  search.addEventListener("input", () => {
    clearTimeout(pending);
    pending = setTimeout(() => change({ text: search.value }), 120);
  });
  order.addEventListener("change", () => change({ order: order.value as Order }));

  const wish = (key: "verdict" | "rule", value: string) => {
    const button = h(
      "button",
      { type: "button", class: "wish" },
      h("span", { class: "hidden" }, "do not filter for "),
      value,
      h("span", { "aria-hidden": "true" }, " ×"),
    );
    button.addEventListener("click", () => {
      change({ [key]: EVERYTHING[key] });
      search.focus();
    });
    return button;
  };

  return {
    element: h(
      "search",
      { class: "toolbar" },
      h(
        "label",
        { class: "search" },
        h("span", { class: "hidden" }, "Search"),
        search,
        h("kbd", { "aria-hidden": "true" }, "/"),
      ),
      h("label", {}, "Order ", order),
      wishes,
      count,
    ),
    show(query, shown, all) {
      if (search.value !== query.text) search.value = query.text;
      order.value = query.order;
      wishes.replaceChildren(
        ...(["verdict", "rule"] as const).filter((key) => query[key] !== "").map((key) => wish(key, query[key])),
      );
      count.textContent = shown === all ? `${numberText(all)} jobs` : `${numberText(shown)} of ${numberText(all)} jobs`;
    },
    focusSearch() {
      search.focus();
      search.select();
    },
  };
}
