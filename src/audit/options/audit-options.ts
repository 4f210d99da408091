import type { Command } from "commander";
import { reporters } from "../reporters/index.ts";
import type { Color } from "../terminal/terminal.ts";
import { filled } from "./arguments.ts";
import { colorOption, lifecycleOption } from "./common-options.ts";
import { addPolicyOptions, type PolicyOptions } from "./policy-options.ts";
import { addInputOptions, type InputOptions } from "./reading-options.ts";
import { collectReport, type ReportOption } from "./report-option.ts";

/** The options of `audit` as commander returns them. */
export interface AuditOptions extends PolicyOptions, InputOptions {
  readonly format?: readonly ReportOption[];
  readonly output?: string;
  readonly baseline?: string;
  readonly updateBaseline?: string;
  readonly pruneBaseline?: boolean;
  readonly verbose?: boolean;
  readonly color?: Color;
  readonly progress?: boolean;
}

export function addAuditOptions(command: Command): Command {
  const reporting = command
    .option(
      "-f, --format <name[=file]>",
      `report format, and a file to write it to (default: text, to standard output); may be repeated: ${Object.keys(reporters).join(", ")}`,
      collectReport,
    )
    .option("-o, --output <file>", "write the report of the last --format to this file", filled);
  return addInputOptions(addPolicyOptions(reporting))
    .addOption(lifecycleOption("replay histories through the machine or lifecycle that this module exports by default"))
    .option("--repair", "show the smallest edit that makes an illegal sequence of statuses legal")
    .option("--baseline <file>", "report only the findings that are not in this file")
    .option("--update-baseline <file>", "write all findings of this audit to a baseline")
    .option("--prune-baseline", "remove records from the baseline that match nothing anymore")
    .option("-v, --verbose", "list jobs without findings too in the text report")
    .addOption(colorOption())
    .option("--no-progress", "show no progress bar");
}
