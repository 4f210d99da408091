import type { Path } from "./engine/finding.ts";

const ARROW = " → ";

/**
 * A history for people: its statuses in rows of at most `width` columns, and where findings speak of entries, below the row
 * a line with carets under them.
 *
 * @example
 * ```ts
 * formatHistory(["Starting", "Completed"], [{ path: [1, "Status"] }]).join("|"); // "Starting → Completed|           ^^^^^^^^^"
 * ```
 */
export function formatHistory(
  statuses: readonly string[],
  findings: readonly { readonly path: Path }[],
  width = Number.POSITIVE_INFINITY,
): string[] {
  const blamed = new Set(findings.map(({ path }) => path.find((key) => typeof key === "number")));
  const lines: string[] = [];
  let [words, marks] = ["", ""];
  statuses.forEach((status, i) => {
    const arrow = i < statuses.length - 1 ? ARROW : "";
    if (words !== "" && (words + status + arrow).trimEnd().length > width) {
      lines.push(words, marks);
      [words, marks] = ["", ""];
    }
    words += status + arrow;
    marks += (blamed.has(i) ? "^" : " ").repeat(status.length) + " ".repeat(arrow.length);
  });
  return [...lines, words, marks].map((line) => line.trimEnd()).filter((line) => line !== "");
}
