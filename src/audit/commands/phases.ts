import { Option } from "commander";
import { parseInputFormat } from "../../read/read-histories.ts";
import { type FleetFormat, fleetReports } from "../fleet/fleet-report.ts";
import { runPhases } from "../fleet/run-phases.ts";
import { UsageError } from "../usage-error.ts";
import { type AddCommand, argument } from "./command.ts";

export const addPhases: AddCommand = (program, terminal, exit) => {
  program
    .command("phases")
    .description("sum up where the time of jobs went, and which ways they took")
    .argument("[paths...]", "files, folders or globs; - is standard input")
    .addOption(new Option("--format <name>", "form of the summary").choices(Object.keys(fleetReports)).default("text"))
    .option(
      "--input-format <name>",
      "form to read the input in, where it is not to be recognised",
      argument(parseInputFormat),
    )
    .action(async (paths: string[], options: { readonly format: FleetFormat; readonly inputFormat?: string }) => {
      if (paths.length === 0) {
        throw new UsageError("name what to sum up: files, folders or globs, or - for standard input");
      }
      exit(await runPhases({ paths, ...options }, terminal));
    });
};
