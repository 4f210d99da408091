import { type Command, InvalidArgumentError, Option } from "commander";
import type { Evidence } from "../../machine/evidence.ts";
import { parseForm } from "../../read/index.ts";
import type { RuleId } from "../../validate/catalogue.ts";
import { parseRuleId, parseSeverity, type SeverityWord } from "../../validate/options.ts";
import { CONFIG_NAME } from "../config/read-config.ts";
import { FAIL_ON, type FailOn } from "../exit-code.ts";
import { reporters } from "../reporters/index.ts";
import { argument, evidenceOption } from "./command.ts";
import { collectReport, type ReportOption } from "./report-option.ts";

/** The options of `audit` as commander hands them over. */
export interface AuditOptions {
  readonly format?: readonly ReportOption[];
  readonly failOn?: FailOn;
  readonly rule?: readonly (readonly [RuleId, SeverityWord])[];
  readonly evidence?: Evidence;
  readonly repair?: true;
  readonly config?: string;
  readonly form?: string;
  readonly baseline?: string;
  readonly updateBaseline?: string;
  readonly pruneBaseline?: boolean;
  readonly quiet?: boolean;
}

export function addAuditOptions(command: Command): Command {
  return command
    .option(
      "--format <name[=file]>",
      `form of the report, and the file that it goes to (default: text, on standard output); may be repeated: ${Object.keys(reporters).join(", ")}`,
      collectReport,
    )
    .addOption(
      new Option("--fail-on <severity>", "least severity that makes the exit code 1 (default: error)").choices(FAIL_ON),
    )
    .option("--rule <id=severity>", "severity of a rule: error, warning, info or off; may be repeated", collectRule)
    .addOption(evidenceOption("weakest evidence on which a step counts as legal (default: inferred)"))
    .option("--repair", "show the least edit that makes an illegal sequence of statuses legal")
    .option("--config <file>", `configuration (default: ${CONFIG_NAME} in this folder or the nearest above it)`)
    .option("--form <name>", "form to read the input in, where it is not to be recognised", argument(parseForm))
    .option("--baseline <file>", "report only the findings that are not in this file")
    .option("--update-baseline <file>", "write all findings of this audit to a baseline")
    .option("--prune-baseline", "remove the records of the baseline that fit nothing any more")
    .option("--quiet", "no progress and no remarks on standard error, only what goes wrong");
}

/** `id=severity`, both checked here so that the message names the option. */
function collectRule(text: string, earlier: AuditOptions["rule"] = []): AuditOptions["rule"] {
  const [id, severity, ...rest] = text.split("=");
  if (severity === undefined || rest.length > 0) throw new InvalidArgumentError("Write it as id=severity: gap=off");
  return [...earlier, argument(() => [parseRuleId(id), parseSeverity(severity)] as const)(text)];
}
