import { parseRuleId } from "../../validate/engine/options.ts";
import { explain } from "../explain.ts";
import { print } from "../terminal/terminal.ts";
import { type AddCommand, addHelpEnd, argument } from "./command.ts";

export const addExplain: AddCommand = (program, terminal) => {
  const command = program
    .command("explain")
    .description("print the page of a rule")
    .argument("<rule>", "id of the rule", argument(parseRuleId))
    .action((id: Parameters<typeof explain>[0]) => print(terminal, explain(id)));
  addHelpEnd(command, { example: "explain illegal-transition", page: "docs/rules.md" });
};
