import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { type RuleId, rules } from "../validate/engine/catalogue.ts";

/** The page of a rule, as the package holds it. package.json maps `#docs`, so that src and dist find the same file. */
export function explain(id: RuleId): string {
  return readFileSync(createRequire(import.meta.url).resolve(`#${rules[id].docs}`), "utf8");
}
