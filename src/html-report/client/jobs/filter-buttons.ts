import type { JobQuery } from "./job-query.ts";

type Key = "verdict" | "rule";

/** Buttons that ask for jobs of one kind, and once more for all. */
export interface Toggles {
  add(key: Key, value: string, button: HTMLButtonElement): HTMLButtonElement;
  /** Shows what a query asks for as pressed. */
  show(query: JobQuery): void;
}

export function filterButtons(change: (wish: Partial<JobQuery>) => void): Toggles {
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
