import { type Command, InvalidArgumentError, Option } from "commander";
import { EVIDENCE } from "../../machine/evidence.ts";
import type { ExitCode } from "../exit-code.ts";
import type { Terminal } from "../terminal.ts";

/** Adds one subcommand to the program. What it ends with goes to `exit`; a command that says nothing ends clean. */
export type AddCommand = (program: Command, terminal: Terminal, exit: (code: ExitCode) => void) => void;

/** A parser whose TypeError becomes commander's own error for a wrong argument. */
export function argument<T>(parse: (text: string) => T): (text: string) => T {
  return (text) => {
    try {
      return parse(text);
    } catch (error) {
      throw new InvalidArgumentError((error as Error).message);
    }
  };
}

export function evidenceOption(description: string): Option {
  return new Option("--evidence <level>", description).choices(EVIDENCE);
}
