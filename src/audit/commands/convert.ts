import { type ExportName, exports } from "../../write/exports/index.ts";
import { choiceOption } from "../options/choice-option.ts";
import { addReadingOptions, type ReadingOptions, readingSettings } from "../options/reading-options.ts";
import { convert } from "../pipeline/convert-inputs.ts";
import { type AddCommand, addHelpEnd, READING_CODES } from "./command.ts";

interface ConvertOptions extends ReadingOptions {
  readonly format: ExportName;
}

export const addConvert: AddCommand = (program, terminal, exit) => {
  const command = program
    .command("convert")
    .description("write histories of any input format as ndjson, csv or xes")
    .addOption(choiceOption("-f, --format <name>", "output format", Object.keys(exports)).default("ndjson"));
  addReadingOptions(command).action(async (paths: string[], { format, ...options }: ConvertOptions) => {
    exit(await convert({ ...readingSettings("convert", paths, options), to: exports[format] }, terminal));
  });
  addHelpEnd(command, { example: "convert examples --format csv", page: "docs/cli.md", exitCodes: READING_CODES });
};
