import { InvalidArgumentError, Option } from "commander";
import type { Evidence } from "../../machine/evidence.ts";
import { parseForm } from "../../read/index.ts";
import { parseRuleId, parseSeverity, type ValidateOptions } from "../../validate/options.ts";
import { audit } from "../audit.ts";
import { type Config, parseSeverities, readConfig } from "../config.ts";
import { type ExitCode, FAIL_ON, type FailOn } from "../exit-code.ts";
import { reporters } from "../reporters/index.ts";
import type { Terminal } from "../terminal.ts";
import { UsageError } from "../usage-error.ts";
import { type AddCommand, argument, evidenceOption } from "./command.ts";
import { collectReport, openReports, type ReportOption } from "./report-option.ts";

export const addAudit: AddCommand = (program, terminal, exit) => {
  program
    .command("audit")
    .description("audit histories in files, folders, globs or standard input")
    .argument("[paths...]", "files, folders or globs; - is standard input")
    .option(
      "--format <name[=file]>",
      `form of the report, and the file that it goes to (default: text, on standard output); may be repeated: ${Object.keys(reporters).join(", ")}`,
      collectReport,
    )
    .addOption(
      new Option("--fail-on <severity>", "least severity that makes the exit code 1 (default: error)").choices(FAIL_ON),
    )
    .option("--rule <id=severity>", "severity of a rule: error, warning, info or off; may be repeated", collectRule, [])
    .addOption(evidenceOption("weakest evidence on which a step counts as legal (default: inferred)"))
    .option("--repair", "show the least edit that makes an illegal sequence of statuses legal")
    .option("--config <file>", "JSON file with rules, evidence and failOn")
    .option("--form <name>", "form to read the input in, where it is not to be recognised", argument(parseForm))
    .action(async (paths: string[], options: AuditOptions) => exit(await runAudit(paths, options, terminal)));
};

interface AuditOptions {
  readonly format?: readonly ReportOption[];
  readonly failOn?: FailOn;
  readonly rule: readonly (readonly [string, string])[];
  readonly evidence?: Evidence;
  readonly repair?: true;
  readonly config?: string;
  readonly form?: string;
}

async function runAudit(paths: readonly string[], options: AuditOptions, terminal: Terminal): Promise<ExitCode> {
  if (paths.length === 0) {
    throw new UsageError("name what to audit: files, folders or globs, or - for standard input");
  }
  const config: Config = options.config === undefined ? {} : readConfig(options.config);
  const failOn = options.failOn ?? config.failOn ?? "error";
  const evidence = options.evidence ?? config.evidence;
  const validate: ValidateOptions = {
    rules: { ...config.rules, ...parseSeverities(options.rule) },
    ...(evidence === undefined ? {} : { evidence }),
    ...(options.repair === undefined ? {} : { repair: true }),
  };
  return audit(
    {
      paths,
      validate,
      outputs: await openReports(options.format ?? [{ format: "text" }], failOn, terminal),
      failOn,
      ...(options.form === undefined ? {} : { form: options.form }),
    },
    terminal,
  );
}

/** `id=severity`, both checked here so that the message names the option. */
function collectRule(
  text: string,
  earlier: readonly (readonly [string, string])[],
): readonly (readonly [string, string])[] {
  const [id, severity, ...rest] = text.split("=");
  if (severity === undefined || rest.length > 0) throw new InvalidArgumentError("Write it as id=severity: gap=off");
  return [...earlier, argument((): [string, string] => [parseRuleId(id), parseSeverity(severity)])(text)];
}
