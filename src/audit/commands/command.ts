import type { Command } from "commander";
import { addressOf, name } from "../package-json.ts";
import type { ExitCode } from "../pipeline/exit-code.ts";
import type { Terminal } from "../terminal/terminal.ts";

/** Adds one subcommand to the program. It passes its exit code to `exit`; without a call the code is 0. */
export type AddCommand = (program: Command, terminal: Terminal, exit: (code: ExitCode) => void) => void;

/** What the help of a command ends with. */
interface HelpEnd {
  /** Arguments of a command line that does something useful. */
  readonly example: string;
  /** The page of the documentation: `docs/cli.md`. */
  readonly page: string;
  /** What the exit codes mean, by code. Default: those of a command that only prints. */
  readonly exitCodes?: Readonly<Partial<Record<ExitCode, string>>>;
}

export function addHelpEnd(command: Command, { example, page, exitCodes = {} }: HelpEnd): void {
  const codes = Object.entries({ 0: "printed", 2: "wrong usage", ...exitCodes });
  const lines = codes.map(([code, text]) => `\n  ${code.padEnd(3)}  ${text}`).join("");
  command.addHelpText(
    "after",
    `\nExample: ${name} ${example}\n\nExit codes:${lines}\n\nDocumentation: ${addressOf(page)}`,
  );
}

/** The exit codes of a command that reads files and validates nothing. */
export const READING_CODES = { 0: "everything was read", 3: "nothing or not everything was read", 130: "interrupted" };

/** The exit codes of a command that reports findings. */
export const AUDIT_CODES = {
  0: "no finding at or above --fail-on",
  1: "findings at or above --fail-on",
  3: "nothing was audited, or an input could not be read or is empty",
  130: "interrupted",
};
