import type { RuleFinding } from "./engine/catalogue.ts";
import { formatHistory } from "./format-history.ts";

/** Number of statuses shown before and after an offence. */
const AROUND = 3;
/** Number of offences that are shown with their surroundings. */
const OFFENCES = 3;

/**
 * A history on one line, and below it marks under the offences; on several such lines if there is a width. A long history is reduced to its beginning, its end and
 * the surroundings of the first offences, with the number of statuses left out.
 *
 * @param longest a history up to this length is shown completely.
 * @param width columns of the longest line; a longer history continues below its marks. Default: no limit.
 * @example
 * ```ts
 * const statuses = ["Starting", ...Array.from({ length: 58 }, () => "Training"), "Completed"];
 * excerpt(statuses, [], 16)[0]; // "Starting → Training → Training → … 54 more … → Training → Training → Completed"
 * ```
 */
export function excerpt(
  statuses: readonly string[],
  findings: readonly Pick<RuleFinding, "path">[],
  longest: number,
  width?: number,
): string[] {
  if (statuses.length <= longest) return formatHistory(statuses, findings, width);
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
  return formatHistory(words, marked, width);
}
