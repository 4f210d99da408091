import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { CustomRule } from "../../validate/custom-rule.ts";
import { type RuleId, rules } from "../../validate/engine/catalogue.ts";
import { parseRuleId } from "../../validate/engine/options.ts";
import { loadRules } from "../config/load-module.ts";
import { print } from "../output/destination.ts";
import { UsageError } from "../usage-error.ts";
import { type AddCommand, addHelpEnd } from "./command.ts";

export const addExplain: AddCommand = (program, terminal) => {
  const command = program
    .command("explain")
    .description("print the page of a rule")
    .argument("<rule>", "id of the rule")
    .option("--rules <file>", "also know the rules that this module exports by default")
    .action(async (id: string, { rules: file }: { rules?: string }) =>
      print(terminal, explanationOf(id, file === undefined ? [] : await loadRules(file))),
    );
  addHelpEnd(command, { example: "explain illegal-transition", page: "docs/rules.md" });
};

/** The page of a custom rule is elsewhere, if it has one: what it says of itself. */
function explanationOf(id: string, customRules: readonly CustomRule[]): string {
  const custom = customRules.find((rule) => rule.id === id);
  if (custom !== undefined) {
    const { title, severity, evidence, docs } = custom;
    const more = docs === undefined ? "" : `\n${docs}\n`;
    return `# ${id}\n\n${title}.\n\nSeverity: ${severity}. Evidence: ${evidence}.\n${more}`;
  }
  try {
    return pageOf(
      parseRuleId(
        id,
        customRules.map((rule) => rule.id),
      ),
    );
  } catch (error) {
    if (error instanceof TypeError) throw new UsageError(error.message);
    throw error;
  }
}

/** The package holds the pages. package.json maps `#docs`, so that src and dist find the same file. */
function pageOf(id: RuleId): string {
  return readFileSync(createRequire(import.meta.url).resolve(`#${rules[id].docs}`), "utf8");
}
