import { loadRules } from "../config/load-module.ts";
import { choiceOption } from "../options/choice-option.ts";
import { outputOption } from "../options/common-options.ts";
import { print } from "../output/destination.ts";
import { RULE_LISTS, type RuleList } from "../rule-list.ts";
import { type AddCommand, addHelpEnd } from "./command.ts";

interface RulesOptions {
  readonly format: RuleList;
  readonly rules?: string;
  readonly output?: string;
}

export const addRules: AddCommand = (program, terminal) => {
  const command = program
    .command("rules")
    .description("list the rules")
    .addOption(choiceOption("-f, --format <name>", "format of the list", Object.keys(RULE_LISTS)).default("text"))
    .option("--rules <file>", "also list the rules that this module exports by default")
    .addOption(outputOption())
    .action(async ({ format, rules: file, output }: RulesOptions) => {
      const customRules = file === undefined ? [] : await loadRules(file);
      await print(terminal, RULE_LISTS[format](customRules), output);
    });
  addHelpEnd(command, { example: "rules --format markdown", page: "docs/rules.md" });
};
