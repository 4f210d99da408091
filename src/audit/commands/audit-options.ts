import type { Command } from "commander";
import { parseInputFormat } from "../../read/read-histories.ts";
import { reporters } from "../reporters/index.ts";
import { argument } from "./command.ts";
import { addPolicyOptions, type PolicyOptions } from "./policy-options.ts";
import { collectReport, type ReportOption } from "./report-option.ts";

/** The options of `audit` as commander hands them over. */
export interface AuditOptions extends PolicyOptions {
  readonly format?: readonly ReportOption[];
  readonly inputFormat?: string;
  readonly baseline?: string;
  readonly updateBaseline?: string;
  readonly pruneBaseline?: boolean;
  readonly verbose?: boolean;
}

export function addAuditOptions(command: Command): Command {
  const reporting = command.option(
    "--format <name[=file]>",
    `form of the report, and the file that it goes to (default: text, on standard output); may be repeated: ${Object.keys(reporters).join(", ")}`,
    collectReport,
  );
  return addPolicyOptions(reporting)
    .option("-v, --verbose", "list jobs without findings too in the text report")
    .option("--repair", "show the least edit that makes an illegal sequence of statuses legal")
    .option(
      "--input-format <name>",
      "form to read the input in, where it is not to be recognised",
      argument(parseInputFormat),
    )
    .option("--baseline <file>", "report only the findings that are not in this file")
    .option("--update-baseline <file>", "write all findings of this audit to a baseline")
    .option("--prune-baseline", "remove the records of the baseline that fit nothing any more");
}
