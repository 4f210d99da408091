import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { type RuleId, rules } from "../../validate/engine/catalogue.ts";
import { parseRuleId } from "../../validate/engine/options.ts";
import { print } from "../output/destination.ts";
import { type AddCommand, addHelpEnd, argument } from "./command.ts";

export const addExplain: AddCommand = (program, terminal) => {
  const command = program
    .command("explain")
    .description("print the page of a rule")
    .argument("<rule>", "id of the rule", argument(parseRuleId))
    .action((id: RuleId) => print(terminal, pageOf(id)));
  addHelpEnd(command, { example: "explain illegal-transition", page: "docs/rules.md" });
};

/** The package holds the pages. package.json maps `#docs`, so that src and dist find the same file. */
function pageOf(id: RuleId): string {
  return readFileSync(createRequire(import.meta.url).resolve(`#${rules[id].docs}`), "utf8");
}
