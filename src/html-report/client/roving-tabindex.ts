/**
 * Makes a group of elements a single tab stop. Tab reaches the element that had the focus last; arrow keys, Home and End
 * move within the group.
 *
 * @param items returns the current elements of the group.
 */
export function rovingTabindex(group: HTMLElement, items: () => readonly (HTMLElement | SVGElement)[]): void {
  group.addEventListener("keydown", (event) => {
    const all = items();
    const at = all.indexOf(event.target as HTMLElement);
    const to = at < 0 ? undefined : targetOf(event.key, at, all.length - 1);
    if (to === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    all[Math.max(0, Math.min(all.length - 1, to))]?.focus();
  });
  group.addEventListener("focusin", (event) => {
    const all = items();
    const focused = event.target as HTMLElement;
    if (!all.includes(focused)) return;
    for (const item of all) if (item.tabIndex === 0) item.tabIndex = -1;
    focused.tabIndex = 0;
  });
}

function targetOf(key: string, at: number, last: number): number | undefined {
  if (key === "ArrowDown" || key === "ArrowRight") return at + 1;
  if (key === "ArrowUp" || key === "ArrowLeft") return at - 1;
  if (key === "Home") return 0;
  return key === "End" ? last : undefined;
}
