import type { JobQuery } from "./job-query.ts";

type Key = "verdict" | "rule";

/** Toggle buttons that filter the jobs by verdict or rule. */
export interface FilterButtons {
  add(key: Key, value: string, button: HTMLButtonElement): HTMLButtonElement;
  /** Shows the buttons of a query's filters as pressed. */
  show(query: JobQuery): void;
}

export function filterButtons(change: (changes: Partial<JobQuery>) => void): FilterButtons {
  const known: { readonly key: Key; readonly value: string; readonly button: HTMLButtonElement }[] = [];
  const isPressed = (button: HTMLButtonElement) => button.getAttribute("aria-pressed") === "true";
  return {
    add(key, value, button) {
      known.push({ key, value, button });
      button.setAttribute("aria-pressed", "false");
      button.addEventListener("click", () => change({ [key]: isPressed(button) ? "" : value }));
      return button;
    },
    show(query) {
      for (const { key, value, button } of known) button.setAttribute("aria-pressed", `${query[key] === value}`);
    },
  };
}
