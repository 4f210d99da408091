import { describe, isArray, isObject, property } from "../history/untrusted.ts";
import type { RuleFinding } from "../validate/catalogue.ts";
import type { Path } from "../validate/finding.ts";
import { historyLine } from "../validate/history-line.ts";

/**
 * What a matcher says: a sentence, the history as a line with the offences marked, each finding in words, with what
 * was expected there, and how the history would have to be edited.
 */
export function failure(sentence: string, received: unknown, findings: readonly RuleFinding[]): string {
  const drawn = historyLine(statusesOf(received), findings);
  const told = findings.map(({ path, message, rule }) => `${pathText(path)}: ${message} [${rule}]`);
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

/** `[2].EndTime`, `SecondaryStatusTransitions[2].EndTime`. */
function pathText(path: Path): string {
  const text = path.map((key) => (typeof key === "number" ? `[${key}]` : `.${key}`)).join("");
  return text.replace(/^\./, "") || "the value as a whole";
}
