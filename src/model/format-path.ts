/**
 * A property path for people.
 *
 * @example
 * ```ts
 * formatPath(["SecondaryStatusTransitions", 2, "EndTime"]); // "SecondaryStatusTransitions[2].EndTime"
 * ```
 */
export function formatPath(path: readonly (string | number)[]): string {
  return path.map((key, i) => (typeof key === "number" ? `[${key}]` : `${i === 0 ? "" : "."}${key}`)).join("");
}
