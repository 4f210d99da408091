import type { Path } from "./engine/finding.ts";

/**
 * A history for people: its statuses in a row, and where findings speak of entries, a second line with carets under
 * them.
 *
 * @example
 * ```ts
 * formatHistory(["Starting", "Completed"], [{ path: [1, "Status"] }]).join("|"); // "Starting → Completed|           ^^^^^^^^^"
 * ```
 */
export function formatHistory(statuses: readonly string[], findings: readonly { readonly path: Path }[]): string[] {
  const blamed = new Set(findings.map(({ path }) => path.find((key) => typeof key === "number")));
  const marks = statuses.map((word, i) => (blamed.has(i) ? "^" : " ").repeat(word.length)).join("   ");
  return [statuses.join(" → "), marks.trimEnd()].filter((line) => line !== "");
}
