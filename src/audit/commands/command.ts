import { type Command, InvalidArgumentError, Option } from "commander";
import { EVIDENCE } from "../../machine/evidence.ts";
import { findInputs, type IsExcluded } from "../../read/inputs/find-inputs.ts";
import { parseInputFormat } from "../../read/read-histories.ts";
import { checkOutputPaths } from "../output/check-output-paths.ts";
import { addressOf, name } from "../package-json.ts";
import type { ExitCode } from "../pipeline/exit-code.ts";
import { parseExclude } from "../sources/exclude.ts";
import type { ReadingSettings } from "../sources/read-inputs.ts";
import { COLORS, type Terminal } from "../terminal/terminal.ts";
import { UsageError } from "../usage-error.ts";
import { choiceOption } from "./choice-option.ts";

/** Adds one subcommand to the program. It passes its exit code to `exit`; without a call the code is 0. */
export type AddCommand = (program: Command, terminal: Terminal, exit: (code: ExitCode) => void) => void;

/** A parser whose TypeError becomes commander's own error for a wrong argument. */
export function argument<T>(parse: (text: string) => T): (text: string) => T {
  return (text) => {
    try {
      return parse(text);
    } catch (error) {
      const { message } = error as Error;
      throw new InvalidArgumentError(message.charAt(0).toUpperCase() + message.slice(1));
    }
  };
}

export function evidenceOption(description: string): Option {
  return choiceOption("--evidence <level>", description, EVIDENCE);
}

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

/** The options of every command that reads files, as commander returns them. */
export interface InputOptions {
  readonly inputFormat?: string;
  readonly exclude?: readonly IsExcluded[];
}

export function addInputOptions(command: Command): Command {
  return command
    .option("--input-format <name>", "format of the input (default: recognized by content)", argument(parseInputFormat))
    .option(
      "--exclude <glob>",
      "leave out these files and folders, relative to the working folder; may be repeated",
      (glob, earlier: readonly IsExcluded[] = []) => [...earlier, argument(parseExclude)(glob)],
    );
}

/** @param own absolute paths of files that the command itself reads or writes. */
export function exceptOf(exclude: InputOptions["exclude"] = [], own: ReadonlySet<string> = new Set()): IsExcluded {
  return (absolute) => own.has(absolute) || exclude.some((isExcluded) => isExcluded(absolute));
}

/** The options of a command that reads files and validates nothing, as commander returns them. */
export interface ReadingOptions extends InputOptions {
  readonly output?: string;
  readonly quiet?: boolean;
}

export function addReadingOptions(command: Command): Command {
  return addInputOptions(command.argument("[paths...]", "files, folders or globs; - is standard input"))
    .addOption(outputOption())
    .addOption(quietOption("suppress notices; print only errors"));
}

/**
 * What such a command reads and writes.
 *
 * @param verb what the command does with the histories, for messages: "convert".
 * @throws UsageError if there is no path, or if the output would overwrite an input.
 */
export function readingSettings(verb: string, paths: readonly string[], options: ReadingOptions): ReadingSettings {
  const { inputFormat, exclude, output, quiet: isQuiet = false } = options;
  if (paths.length === 0) {
    throw new UsageError(`name what to ${verb}: files, folders or globs, or - for standard input`);
  }
  const except = exceptOf(exclude);
  if (output !== undefined) {
    const inputs = [...findInputs(paths, { except })].map(({ path }) => ({ file: path, what: "an input" }));
    checkOutputPaths(inputs, [{ file: output, what: "the output" }]);
  }
  return { paths, inputFormat, except, output, isQuiet };
}

export function quietOption(description = "suppress progress and notices; print only errors"): Option {
  return new Option("-q, --quiet", description);
}

export function lifecycleOption(description: string): Option {
  return new Option("--lifecycle <file>", description).argParser(filled);
}

export function outputOption(): Option {
  return new Option("-o, --output <file>", "write to this file (default: standard output)").argParser(filled);
}

export function colorOption(): Option {
  return choiceOption("--color <when>", "color the text report", COLORS).default("auto");
}

/** An empty argument usually comes from a script variable that is not set. */
export function filled(text: string): string {
  if (text.trim() === "") throw new InvalidArgumentError("It must not be empty.");
  return text;
}

/** A whole number from 1 on. */
export function count(text: string): number {
  return countTo(Number.POSITIVE_INFINITY)(text);
}

/** A whole number from 1 to the greatest one. */
export function countTo(greatest: number): (text: string) => number {
  return (text) => {
    const number = Number(text);
    const isCount = /^\d+$/.test(text) && number > 0 && number <= greatest;
    const range = Number.isFinite(greatest) ? `to ${greatest}` : "on";
    if (!isCount) throw new InvalidArgumentError(`Expected a whole number from 1 ${range}.`);
    return number;
  };
}
