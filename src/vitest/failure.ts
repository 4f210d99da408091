import { describe, isArray, isObject, property } from "../history/untrusted.ts";
import type { RuleFinding } from "../validate/catalogue.ts";
import { historyLine } from "../validate/history-line.ts";
import { pathText } from "../validate/path-text.ts";

/**
 * What a matcher says: a sentence, the history as a line with the offences marked, each finding in words, with what
 * was expected there, and how the history would have to be edited.
 */
export function failure(sentence: string, received: unknown, findings: readonly RuleFinding[]): string {
  const drawn = historyLine(statusesOf(received), findings);
  const told = findings.map(
    ({ path, message, rule }) => `${pathText(path) || "the value as a whole"}: ${message} [${rule}]`,
  );
  return [sentence, "", ...[...drawn, ...told].map((line) => `    ${line}`)].join("\n").trimEnd();
}

function statusesOf(received: unknown): string[] {
  const history = isObject(received) ? property(received, "SecondaryStatusTransitions") : received;
  if (!isArray(history)) return [];
  return history.map((entry) => {
    const status = isObject(entry) ? property(entry, "Status") : undefined;
    return typeof status === "string" ? status : describe(status);
  });
}
