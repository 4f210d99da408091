import { Option } from "commander";
import { type FleetFormat, fleetReports } from "../fleet/fleet-report.ts";
import { runPhases } from "../fleet/run-phases.ts";
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

interface PhasesOptions extends InputOptions {
  readonly format: FleetFormat;
  readonly quiet?: boolean;
}

export const addPhases: AddCommand = (program, terminal, exit) => {
  const command = program
    .command("phases")
    .description("summarize where the time of jobs went, and which paths they took through the lifecycle")
    .argument("[paths...]", "files, folders or globs; - is standard input")
    .addOption(
      new Option("-f, --format <name>", "format of the summary").choices(Object.keys(fleetReports)).default("text"),
    );
  addInputOptions(command)
    .addOption(quietOption("suppress notices; print only errors"))
    .action(async (paths: string[], { format, inputFormat, exclude, quiet = false }: PhasesOptions) => {
      if (paths.length === 0) {
        throw new UsageError("name what to summarize: files, folders or globs, or - for standard input");
      }
      exit(await runPhases({ paths, format, inputFormat, except: exceptOf(exclude), isQuiet: quiet }, terminal));
    });
  addHelpEnd(command, { example: "phases examples", page: "docs/phases.md", exitCodes: READING_CODES });
};
