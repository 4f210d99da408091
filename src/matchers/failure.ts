import { escapeControl } from "../model/escape-control.ts";
import { describe, isArray, isObject, property } from "../model/safe-access.ts";
import type { RuleFinding } from "../validate/engine/catalogue.ts";
import { SEVERITIES } from "../validate/engine/finding.ts";
import type { ValidateOptions } from "../validate/engine/options.ts";
import { formatFinding } from "../validate/format-finding.ts";
import { repairHistory } from "../validate/repair/repair-history.ts";
import { excerpt } from "./excerpt.ts";

/** Findings, and edits of a repair, that are told in full. */
const MOST_TOLD = 10;

/**
 * What a matcher says: a sentence, the history as a line with the offences marked, the findings in words, with what
 * was expected there, and how the history would have to be edited.
 *
 * @param isOffence whether the matcher failed on a finding. Those come first, the worst of them before all, so that
 *   however many there are of the others, it is they that are told and shown.
 */
export function failure(
  sentence: string,
  received: unknown,
  findings: readonly RuleFinding[],
  isOffence: (finding: RuleFinding) => boolean,
  options?: ValidateOptions,
): string {
  const byWeight = SEVERITIES.flatMap((worst) => findings.filter(({ severity }) => severity === worst));
  const offences = byWeight.filter(isOffence);
  const others = byWeight.filter((finding) => !isOffence(finding));
  const drawn = excerpt(statusesOf(received), offences);
  const told = atMost([...offences, ...others].map(formatFinding), "findings");
  return withDetails(sentence, [...drawn, ...told, ...repairOf(received, findings, options)]);
}

/** A sentence, and lines that are set off from it. What they quote of an input is shown harmless. */
export function withDetails(sentence: string, lines: readonly string[]): string {
  return [sentence, "", ...lines.map((line) => `    ${escapeControl(line)}`)].join("\n").trimEnd();
}

/** A line an edit; none where no finding is an error, and none where there is no entry to edit. */
function repairOf(received: unknown, findings: readonly RuleFinding[], options?: ValidateOptions): string[] {
  if (findings.every(({ severity }) => severity !== "error") || statusesOf(received).length === 0) return [];
  const { moves } = repairHistory(received, options);
  const edits = moves.filter(({ move }) => move !== "keep").map(({ message }) => `repair: ${message}`);
  return atMost(edits, "edits");
}

function atMost(lines: readonly string[], what: string): string[] {
  if (lines.length <= MOST_TOLD) return [...lines];
  return [...lines.slice(0, MOST_TOLD), `… and ${lines.length - MOST_TOLD} more ${what}`];
}

/** As they are shown: marks below them are as long as they are. */
function statusesOf(received: unknown): string[] {
  const history = isObject(received) ? property(received, "SecondaryStatusTransitions") : received;
  if (!isArray(history)) return [];
  return history.map((entry) => {
    const status = isObject(entry) ? property(entry, "Status") : undefined;
    return typeof status === "string" ? escapeControl(status) : describe(status);
  });
}
