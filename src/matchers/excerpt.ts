import type { RuleFinding } from "../validate/engine/catalogue.ts";
import { formatHistory } from "../validate/format-history.ts";

/** Of a history up to this long every status is shown. */
const SHORT = 16;
/** Statuses shown before and after an offence. */
const AROUND = 3;
/** Offences that are shown with what is around them. */
const OFFENCES = 3;

/**
 * A history as a line with the offences marked, of a long one what is around the first of them, its beginning and its
 * end. What is left out is counted.
 *
 * @example
 * ```ts
 * const statuses = ["Starting", ...Array.from({ length: 58 }, () => "Training"), "Completed"];
 * excerpt(statuses, [])[0]; // "Starting → Training → Training → … 54 more … → Training → Training → Completed"
 * ```
 */
export function excerpt(statuses: readonly string[], findings: readonly Pick<RuleFinding, "path">[]): string[] {
  if (statuses.length <= SHORT) return formatHistory(statuses, findings);
  const blamed = [...new Set(findings.map(({ path }) => path.find((key) => typeof key === "number") as number))];
  const offences = blamed.filter((i) => i !== undefined).slice(0, OFFENCES);
  const isShown = (i: number) => [0, statuses.length - 1, ...offences].some((shown) => Math.abs(shown - i) < AROUND);
  const words: string[] = [];
  const marked: { path: number[] }[] = [];
  for (let i = 0; i < statuses.length; ) {
    if (isShown(i)) {
      if (offences.includes(i)) marked.push({ path: [words.length] });
      words.push(statuses[i++]!);
      continue;
    }
    const begin = i;
    while (i < statuses.length && !isShown(i)) i++;
    words.push(`… ${i - begin} more …`);
  }
  return formatHistory(words, marked);
}
