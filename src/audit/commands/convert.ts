import { Option } from "commander";
import { type ExportName, exports } from "../../write/exports/index.ts";
import { convert } from "../pipeline/convert-inputs.ts";
import { UsageError } from "../usage-error.ts";
import {
  type AddCommand,
  addHelpEnd,
  addInputOptions,
  exceptOf,
  type InputOptions,
  quietOption,
  READING_CODES,
} from "./command.ts";

interface ConvertOptions extends InputOptions {
  readonly format: ExportName;
  readonly quiet?: boolean;
}

export const addConvert: AddCommand = (program, terminal, exit) => {
  const command = program
    .command("convert")
    .description("write histories of any input format as ndjson, csv or xes")
    .argument("[paths...]", "files, folders or globs; - is standard input")
    .addOption(new Option("-f, --format <name>", "output format").choices(Object.keys(exports)).default("ndjson"));
  addInputOptions(command)
    .addOption(quietOption("suppress notices; print only errors"))
    .action(async (paths: string[], { format, inputFormat, exclude, quiet = false }: ConvertOptions) => {
      if (paths.length === 0) {
        throw new UsageError("name what to convert: files, folders or globs, or - for standard input");
      }
      const to = exports[format];
      exit(await convert({ paths, to, inputFormat, except: exceptOf(exclude), isQuiet: quiet }, terminal));
    });
  addHelpEnd(command, {
    example: "convert examples --format csv",
    page: "docs/cli.md",
    exitCodes: READING_CODES,
  });
};
