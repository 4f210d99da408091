import type { RuleFinding } from "./engine/catalogue.ts";
import { pathText } from "./format-path.ts";

/**
 * A finding in a line, for people.
 *
 * @example
 * ```ts
 * findingText(validateHistory("Training").findings[0]); // 'the value as a whole: expected an array of transitions, found "Training" [malformed-job]'
 * ```
 */
export function findingText({ path, message, rule }: RuleFinding): string {
  return `${pathText(path) || "the value as a whole"}: ${message} [${rule}]`;
}
