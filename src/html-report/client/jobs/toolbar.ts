import { h } from "../dom.ts";
import { numberText } from "../format.ts";
import { EVERYTHING, type JobQuery, ORDERS, type Order } from "./job-query.ts";

const SEARCH_KEY = "/";

export interface Toolbar {
  readonly element: HTMLElement;
  show(query: JobQuery, shown: number, all: number): void;
  focusSearch(): void;
}

/** The search field, the order, the active filters, and the number of matching jobs. */
export function toolbar(change: (changes: Partial<JobQuery>) => void): Toolbar {
  const search = h("input", {
    type: "search",
    id: "search",
    placeholder: "Search jobs, files, findings",
    autocomplete: "off",
    spellcheck: "false",
    "aria-keyshortcuts": SEARCH_KEY,
  });
  const order = h("select", { id: "order" }, ...Object.keys(ORDERS).map((name) => h("option", {}, name)));
  const count = h("output", { for: "search" });
  const chips = h("span", { class: "filter-chips" });
  let pending: ReturnType<typeof setTimeout> | undefined;

  search.addEventListener("input", () => {
    clearTimeout(pending);
    pending = setTimeout(() => change({ text: search.value }), 120);
  });
  order.addEventListener("change", () => change({ order: order.value as Order }));

  const chip = (key: "verdict" | "rule", value: string) => {
    const button = h(
      "button",
      { type: "button", class: "filter-chip" },
      h("span", { class: "hidden" }, "remove filter "),
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
        h("kbd", { "aria-hidden": "true" }, SEARCH_KEY),
      ),
      h("label", {}, "Order ", order),
      chips,
      count,
    ),
    show(query, shown, all) {
      if (search.value !== query.text) search.value = query.text;
      order.value = query.order;
      chips.replaceChildren(
        ...(["verdict", "rule"] as const).filter((key) => query[key] !== "").map((key) => chip(key, query[key])),
      );
      count.textContent = shown === all ? `${numberText(all)} jobs` : `${numberText(shown)} of ${numberText(all)} jobs`;
    },
    focusSearch() {
      search.focus();
      search.select();
    },
  };
}

/** Calls `focusSearch` when the reader presses the key that the search field shows. */
export function onSearchKey(focusSearch: () => void): void {
  addEventListener("keydown", (event) => {
    const { target } = event;
    const isTyping = [HTMLInputElement, HTMLSelectElement, HTMLTextAreaElement].some((kind) => target instanceof kind);
    if (event.key !== SEARCH_KEY || isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    focusSearch();
  });
}
