import { listRules } from "../explain.ts";
import { writerFor } from "../terminal.ts";
import type { AddCommand } from "./command.ts";

export const addRules: AddCommand = (program, terminal) => {
  program
    .command("rules")
    .description("list the rules")
    .action(() => writerFor(terminal.stdout)(listRules()));
};
