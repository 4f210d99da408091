import { Option } from "commander";
import { print } from "../output/destination.ts";
import { RULE_LISTS, type RuleList } from "../rule-list.ts";
import { type AddCommand, addHelpEnd } from "./command.ts";

export const addRules: AddCommand = (program, terminal) => {
  const command = program
    .command("rules")
    .description("list the rules")
    .addOption(new Option("-f, --format <name>", "format of the list").choices(Object.keys(RULE_LISTS)).default("text"))
    .action(({ format }: { format: RuleList }) => print(terminal, RULE_LISTS[format]()));
  addHelpEnd(command, { example: "rules --format markdown", page: "docs/rules.md" });
};
