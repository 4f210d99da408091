import { type Command, InvalidArgumentError, Option } from "commander";
import { EVIDENCE } from "../../machine/evidence.ts";
import type { ExitCode } from "../pipeline/exit-code.ts";
import type { Terminal } from "../terminal/terminal.ts";

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

/** A whole number from 1 on. */
export function count(text: string): number {
  return countTo(Number.POSITIVE_INFINITY)(text);
}

/** A whole number from 1 on, and to the greatest one. */
export function countTo(greatest: number): (text: string) => number {
  return (text) => {
    const number = Number(text);
    const isCount = /^\d+$/.test(text) && number > 0 && number <= greatest;
    const range = Number.isFinite(greatest) ? `to ${greatest}` : "on";
    if (!isCount) throw new InvalidArgumentError(`Expected a whole number from 1 ${range}.`);
    return number;
  };
}
