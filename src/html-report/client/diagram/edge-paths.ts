/** A rectangle where curves start and end. */
export interface Box {
  readonly x: number;
  /** The upper edge. */
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A curve from the right side of the first box to the left side of the last, horizontal through the boxes between. */
export function trackPath(boxes: readonly Box[]): string {
  const middle = ({ y, height }: Box) => y + height / 2;
  const parts = boxes.slice(1).map((box, i) => {
    const before = boxes[i]!;
    const [x1, x2] = [before.x + before.width, box.x];
    const bend = (x1 + x2) / 2;
    const through = i + 2 < boxes.length ? `H${box.x + box.width}` : "";
    return `C${bend} ${middle(before)} ${bend} ${middle(box)} ${x2} ${middle(box)}${through}`;
  });
  return `M${boxes[0]!.x + boxes[0]!.width} ${middle(boxes[0]!)}${parts.join("")}`;
}

/** A curve from one box to another around the boxes between. */
export interface Arc {
  readonly path: string;
  /** The outermost point of the curve. */
  readonly apex: { readonly x: number; readonly y: number };
}

const CLEARANCE = 14;

/** An arc over or under two boxes and all `boxes` between them. */
export function arcPath(from: Box, to: Box, side: "over" | "under", boxes: readonly Box[]): Arc {
  const out = side === "over" ? -1 : 1;
  const edge = ({ y, height }: Box) => (side === "over" ? y : y + height);
  const [x1, x2] = [from.x + from.width * 0.62, to.x + to.width * 0.38];
  const between = boxes.filter(({ x, width }) => x < Math.max(x1, x2) && x + width > Math.min(x1, x2));
  const furthest = out * Math.max(...[from, to, ...between].map((box) => out * edge(box)));
  const apex = { x: (x1 + x2) / 2, y: furthest + out * CLEARANCE };
  // At its middle, a cubic Bézier curve weighs each end by 1/8 and each of its two control points by 3/8.
  const level = ((apex.y - (edge(from) + edge(to)) / 8) * 4) / 3;
  return { path: `M${x1} ${edge(from)}C${x1} ${level} ${x2} ${level} ${x2} ${edge(to)}`, apex };
}
