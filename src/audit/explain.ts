import { readFileSync } from "node:fs";
import { type RuleId, rules } from "../validate/catalogue.ts";

/** The rule's page, as it stands in the package. */
export function explain(id: RuleId): string {
  return readFileSync(new URL(`../../${rules[id].docs}`, import.meta.url), "utf8");
}

/** The catalogue as a table: id, severity, evidence, title. */
export function listRules(): string {
  const cards = Object.values(rules);
  const width = Math.max(...cards.map(({ id }) => id.length));
  const rows = cards.map(
    ({ id, severity, evidence, title }) =>
      `${id.padEnd(width)}  ${severity.padEnd(7)}  ${evidence.padEnd(10)}  ${title}\n`,
  );
  return rows.join("");
}
