import type { Command } from "commander";
import { findInputs, type IsExcluded } from "../../read/inputs/find-inputs.ts";
import { parseInputFormat } from "../../read/read-histories.ts";
import { checkOutputPaths } from "../output/check-output-paths.ts";
import { parseExclude } from "../sources/exclude.ts";
import type { ReadingSettings } from "../sources/read-inputs.ts";
import { UsageError } from "../usage-error.ts";
import { argument } from "./arguments.ts";
import { outputOption, quietOption } from "./common-options.ts";

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
