import { Option } from "commander";
import { RULE_LISTS, type RuleList } from "../rule-list.ts";
import { print } from "../terminal/terminal.ts";
import type { AddCommand } from "./command.ts";

export const addRules: AddCommand = (program, terminal) => {
  program
    .command("rules")
    .description("list the rules")
    .addOption(new Option("--format <name>", "form of the list").choices(Object.keys(RULE_LISTS)).default("text"))
    .action(({ format }: { format: RuleList }) => print(terminal, RULE_LISTS[format]()));
};
