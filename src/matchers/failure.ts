import { escapeControl } from "../model/escape-control.ts";
import { describe, isArray, isObject, property } from "../model/safe-access.ts";
import type { RuleFinding } from "../validate/engine/catalogue.ts";
import { SEVERITIES } from "../validate/engine/finding.ts";
import { resolveOptions, type ValidateOptions } from "../validate/engine/options.ts";
import { excerpt } from "../validate/excerpt.ts";
import { awsInput } from "../validate/field-names.ts";
import { formatFinding } from "../validate/format-finding.ts";
import { formatRepair } from "../validate/repair/format-repair.ts";
import { repairHistory } from "../validate/repair/repair-history.ts";

/** What a matcher returns to `expect.extend`. */
export interface Outcome {
  /** Whether the value is as expected, without `.not`. */
  readonly pass: boolean;
  /** The message of the failure, with or without `.not`. */
  readonly message: () => string;
}

/** A longer history is shown in excerpts. */
const LONGEST_HISTORY = 16;

/** Maximum number of findings, and of edits of the repair, in a message. */
const MOST_LINES = 10;

/**
 * The message of a failed matcher: a sentence, the history on one line with the offences marked, the findings, and the
 * edits that would repair the history.
 *
 * @param isOffence whether a finding made the matcher fail. Those findings come first, the worst at the top, so that the
 *   limit on lines never hides them.
 */
export function failure(
  sentence: string,
  received: unknown,
  findings: readonly RuleFinding[],
  isOffence: (finding: RuleFinding) => boolean,
  options: ValidateOptions = {},
): string {
  const byWeight = SEVERITIES.flatMap((worst) => findings.filter(({ severity }) => severity === worst));
  const offences = byWeight.filter(isOffence);
  const others = byWeight.filter((finding) => !isOffence(finding));
  const marked = excerpt(statusesOf(received, options), offences, LONGEST_HISTORY);
  const listed = atMost([...offences, ...others].map(formatFinding), "findings");
  return withDetails(sentence, [...marked, ...listed, ...repairOf(received, findings, options)]);
}

/** A sentence and indented lines below it. Control characters from the input are escaped. */
export function withDetails(sentence: string, lines: readonly string[]): string {
  return [sentence, "", ...lines.map((line) => `    ${escapeControl(line)}`)].join("\n").trimEnd();
}

/** One line per edit; empty if no finding is an error or the history has no entries. */
function repairOf(received: unknown, findings: readonly RuleFinding[], options: ValidateOptions): string[] {
  if (findings.every(({ severity }) => severity !== "error") || statusesOf(received, options).length === 0) return [];
  const edits = formatRepair(repairHistory(received, options)).map((edit) => `repair: ${edit}`);
  return atMost(edits, "edits");
}

function atMost(lines: readonly string[], what: string): string[] {
  if (lines.length <= MOST_LINES) return [...lines];
  return [...lines.slice(0, MOST_LINES), `… and ${lines.length - MOST_LINES} more ${what}`];
}

/** The statuses as they are printed, so that the marks below them have the same length. */
function statusesOf(received: unknown, options: ValidateOptions): string[] {
  const input = awsInput(received, resolveOptions(options).lifecycle);
  const history = isArray(input) ? input : isObject(input) ? property(input, "SecondaryStatusTransitions") : undefined;
  if (!isArray(history)) return [];
  return history.map((entry) => {
    const status = isObject(entry) ? property(entry, "Status") : entry;
    return typeof status === "string" ? escapeControl(status) : describe(status);
  });
}
