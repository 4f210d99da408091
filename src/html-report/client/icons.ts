import { s } from "./dom.ts";

/** Paths by verdict and severity, 16 by 16. The shapes differ without their colors. */
const SHAPES: Readonly<Record<string, string>> = {
  legal: "M3.5 8.5l3 3 6-7",
  open: "M8 3v5l3.5 2M8 1.8a6.2 6.2 0 1 1-6.2 6.2",
  illegal: "M4 4l8 8M12 4l-8 8",
  unreadable: "M5.5 6a2.5 2.5 0 1 1 3.6 2.2c-.8.4-1.1.9-1.1 1.8M8 12.6v.4",
  error: "M4 4l8 8M12 4l-8 8",
  warning: "M8 2.5l6 11H2zM8 6.5v3.5M8 11.8v.2",
  info: "M8 7v5M8 4v.2",
  repair: "M8 3v10M3 8h10",
};

/** The icon of a verdict or a severity. It is hidden from screen readers, so put the word next to it. */
export function icon(name: string): SVGElement {
  return s(
    "svg",
    { class: `icon icon-${name}`, viewBox: "0 0 16 16", "aria-hidden": "true" },
    s("path", { d: SHAPES[name] ?? "" }),
  );
}
