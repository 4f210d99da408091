import { formatPath } from "../model/format-path.ts";
import type { RuleFinding } from "./engine/catalogue.ts";

/**
 * A finding in a line, for people.
 *
 * @example
 * ```ts
 * formatFinding(validateHistory("Training").findings[0]); // 'the value as a whole: expected an array of transitions, found "Training" [malformed-job]'
 * ```
 */
export function formatFinding({ path, message, rule }: RuleFinding): string {
  return `${formatPath(path) || "the value as a whole"}: ${message} [${rule}]`;
}
