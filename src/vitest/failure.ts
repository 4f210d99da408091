import { describe, isArray, isObject, property } from "../history/untrusted.ts";
import type { RuleFinding } from "../validate/catalogue.ts";
import { historyLine } from "../validate/history-line.ts";
import type { ValidateOptions } from "../validate/options.ts";
import { pathText } from "../validate/path-text.ts";
import { repairHistory } from "../validate/repair.ts";

/**
 * What a matcher says: a sentence, the history as a line with the offences marked, each finding in words, with what
 * was expected there, and how the history would have to be edited.
 */
export function failure(
  sentence: string,
  received: unknown,
  findings: readonly RuleFinding[],
  options?: ValidateOptions,
): string {
  const drawn = historyLine(statusesOf(received), findings);
  const told = findings.map(
    ({ path, message, rule }) => `${pathText(path) || "the value as a whole"}: ${message} [${rule}]`,
  );
  return [sentence, "", ...[...drawn, ...told, ...repairOf(received, findings, options)].map((line) => `    ${line}`)]
    .join("\n")
    .trimEnd();
}

/** A line an edit; none where no finding is an error. */
function repairOf(received: unknown, findings: readonly RuleFinding[], options?: ValidateOptions): string[] {
  if (findings.every(({ severity }) => severity !== "error")) return [];
  return repairHistory(received, options)
    .moves.filter(({ move }) => move !== "keep")
    .map(({ message }) => `repair: ${message}`);
}

function statusesOf(received: unknown): string[] {
  const history = isObject(received) ? property(received, "SecondaryStatusTransitions") : received;
  if (!isArray(history)) return [];
  return history.map((entry) => {
    const status = isObject(entry) ? property(entry, "Status") : undefined;
    return typeof status === "string" ? status : describe(status);
  });
}
