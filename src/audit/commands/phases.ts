import { loadLifecycle } from "../config/load-module.ts";
import { type FleetFormat, fleetReports } from "../fleet/fleet-report.ts";
import { runPhases } from "../fleet/run-phases.ts";
import { choiceOption } from "../options/choice-option.ts";
import { lifecycleOption } from "../options/common-options.ts";
import { addReadingOptions, type ReadingOptions, readingSettings } from "../options/reading-options.ts";
import { type AddCommand, addHelpEnd, READING_CODES } from "./command.ts";

interface PhasesOptions extends ReadingOptions {
  readonly format: FleetFormat;
  readonly lifecycle?: string;
}

export const addPhases: AddCommand = (program, terminal, exit) => {
  const command = program
    .command("phases")
    .description("summarize where the time of jobs went, and which paths they took through the lifecycle")
    .addOption(choiceOption("-f, --format <name>", "format of the summary", Object.keys(fleetReports)).default("text"));
  addReadingOptions(command)
    .addOption(
      lifecycleOption("account time to the phases of the machine or lifecycle that this module exports by default"),
    )
    .action(async (paths: string[], { format, lifecycle: file, ...options }: PhasesOptions) => {
      const lifecycle = file === undefined ? undefined : await loadLifecycle(file);
      exit(await runPhases({ ...readingSettings("summarize", paths, options), format, lifecycle }, terminal));
    });
  addHelpEnd(command, { example: "phases examples", page: "docs/phases.md", exitCodes: READING_CODES });
};
