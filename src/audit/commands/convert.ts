import { Option } from "commander";
import { parseInputFormat } from "../../read/read-histories.ts";
import { type ExportName, exports } from "../../write/exports/index.ts";
import { convert } from "../convert.ts";
import { UsageError } from "../usage-error.ts";
import { type AddCommand, argument } from "./command.ts";

export const addConvert: AddCommand = (program, terminal, exit) => {
  program
    .command("convert")
    .description("write histories of any form in one: ndjson, csv or xes")
    .argument("[paths...]", "files, folders or globs; - is standard input")
    .addOption(new Option("-f, --format <name>", "what to write").choices(Object.keys(exports)).default("ndjson"))
    .option(
      "--input-format <name>",
      "form to read the input in, where it is not to be recognised",
      argument(parseInputFormat),
    )
    .addHelpText(
      "after",
      "\nExit codes: 0 everything was written, 2 wrong usage, 3 a record or an input could not be read, or there was none;\nwhat could be read is written all the same. 130 interrupted.",
    )
    .action(async (paths: string[], { format, inputFormat }: { format: ExportName; inputFormat?: string }) => {
      if (paths.length === 0)
        throw new UsageError("name what to convert: files, folders or globs, or - for standard input");
      exit(
        await convert({ paths, to: exports[format], ...(inputFormat === undefined ? {} : { inputFormat }) }, terminal),
      );
    });
};
