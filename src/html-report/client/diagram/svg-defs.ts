import { s } from "../dom.ts";

/** SVG definitions: hatching for retired statuses, a mask that fades out open entries, and arrow heads. */
export function definitions(): SVGElement {
  const arrow = (id: string) =>
    s(
      "marker",
      {
        id,
        viewBox: "0 0 8 8",
        refX: 7,
        refY: 4,
        markerWidth: 7,
        markerHeight: 7,
        orient: "auto",
        markerUnits: "userSpaceOnUse",
      },
      s("path", { d: "M0 0l8 4-8 4z" }),
    );
  return s(
    "svg",
    { class: "hidden", "aria-hidden": "true", width: 0, height: 0 },
    s(
      "defs",
      {},
      s(
        "pattern",
        { id: "hatch", width: 6, height: 6, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" },
        s("rect", { class: "hatch-line", width: 3, height: 6 }),
      ),
      s(
        "linearGradient",
        { id: "fade-out" },
        s("stop", { offset: "35%", "stop-color": "#fff" }),
        s("stop", { offset: "100%", "stop-color": "#000" }),
      ),
      s(
        "mask",
        { id: "fade", maskContentUnits: "objectBoundingBox" },
        s("rect", { width: 1, height: 1, fill: "url(#fade-out)" }),
      ),
      arrow("arrow"),
      arrow("arrow-open"),
      arrow("arrow-illegal"),
    ),
  );
}
