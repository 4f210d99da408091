import { readFileSync } from "node:fs";
import { type RuleId, rules } from "../validate/engine/catalogue.ts";

/** The rule's page, as it stands in the package. */
export function explain(id: RuleId): string {
  return readFileSync(new URL(`../../${rules[id].docs}`, import.meta.url), "utf8");
}
