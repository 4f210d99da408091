import { h } from "./dom.ts";

const card = h("div", { class: "tooltip", role: "tooltip", "aria-hidden": "true", hidden: true });

/** Shows lines of text next to an element while it is hovered or focused. Escape hides them. */
export function tooltip(element: HTMLElement, lines: readonly string[]): void {
  const hide = () => {
    card.hidden = true;
  };
  const show = () => {
    card.replaceChildren(...lines.map((line, i) => h(i === 0 ? "strong" : "span", {}, line)));
    document.body.append(card);
    card.hidden = false;
    const { left, top, bottom, width } = element.getBoundingClientRect();
    const room = document.documentElement.clientWidth - card.offsetWidth - 8;
    const below = bottom + card.offsetHeight + 8 < window.innerHeight;
    card.style.left = `${Math.max(8, Math.min(room, left + width / 2 - card.offsetWidth / 2))}px`;
    card.style.top = `${below ? bottom + 4 : top - card.offsetHeight - 4}px`;
  };
  element.addEventListener("pointerenter", show);
  element.addEventListener("pointerleave", hide);
  element.addEventListener("focus", show);
  element.addEventListener("blur", hide);
  element.addEventListener("keydown", ({ key }) => {
    if (key === "Escape") hide();
  });
}
