import { readFileSync } from "node:fs";
import { Command, CommanderError, InvalidArgumentError, Option } from "commander";
import { diagram } from "../machine/diagram.ts";
import { EVIDENCE, type Evidence } from "../machine/evidence.ts";
import { trainingJob } from "../machine/training-job.ts";
import { parseForm } from "../read/index.ts";
import { parseRuleId, parseSeverity, type ValidateOptions } from "../validate/options.ts";
import { audit } from "./audit.ts";
import { type Config, parseSeverities, readConfig } from "./config.ts";
import { ExitCode, FAIL_ON, type FailOn } from "./exit-code.ts";
import { explain, listRules } from "./explain.ts";
import { type Format, reporters } from "./reporters/index.ts";
import { showsColor, type Terminal, writerFor } from "./terminal.ts";
import { UsageError } from "./usage-error.ts";

/**
 * The command, with its streams handed in.
 *
 * @param args what stands behind the command's name.
 * @returns the exit code; see {@link ExitCode}.
 */
export async function run(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  let exitCode: ExitCode = ExitCode.Clean;
  const program = commandLine(terminal, (code) => {
    exitCode = code;
  });
  try {
    await program.parseAsync(args, { from: "user" });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? ExitCode.Clean : ExitCode.Usage;
    if (!(error instanceof UsageError)) throw error;
    terminal.stderr.write(`error: ${error.message}\n`);
    return ExitCode.Usage;
  }
}

function commandLine(terminal: Terminal, exit: (code: ExitCode) => void): Command {
  const print = writerFor(terminal.stdout);
  const program = new Command("sagemaker-transitions")
    .description("Audits the status histories of SageMaker training jobs.")
    .version(version())
    .exitOverride()
    .showHelpAfterError("(add --help for what can be written)")
    .configureOutput({
      writeOut: (text) => terminal.stdout.write(text),
      writeErr: (text) => terminal.stderr.write(text),
    });

  program
    .command("audit")
    .description("audit histories in files, folders, globs or standard input")
    .argument("[paths...]", "files, folders or globs; - is standard input")
    .addOption(new Option("--format <name>", "form of the report").choices(Object.keys(reporters)).default("text"))
    .addOption(
      new Option("--fail-on <severity>", "least severity that makes the exit code 1 (default: error)").choices(FAIL_ON),
    )
    .option("--rule <id=severity>", "severity of a rule: error, warning, info or off; may be repeated", collectRule, [])
    .addOption(evidenceOption("weakest evidence on which a step counts as legal (default: inferred)"))
    .option("--config <file>", "JSON file with rules, evidence and failOn")
    .option("--form <name>", "form to read the input in, where it is not to be recognised", argument(parseForm))
    .action(async (paths: string[], options: AuditOptions) => exit(await runAudit(paths, options, terminal)));

  program
    .command("rules")
    .description("list the rules")
    .action(() => print(listRules()));

  program
    .command("explain")
    .description("print the page of a rule")
    .argument("<rule>", "id of the rule", argument(parseRuleId))
    .action((id: Parameters<typeof explain>[0]) => print(explain(id)));

  program
    .command("diagram")
    .description("print the lifecycle as a Mermaid state diagram")
    .addOption(evidenceOption("leave out the steps with weaker evidence"))
    .action(({ evidence }: { evidence?: Evidence }) => print(diagram(trainingJob, evidence)));

  return program;
}

interface AuditOptions {
  readonly format: Format;
  readonly failOn?: FailOn;
  readonly rule: readonly (readonly [string, string])[];
  readonly evidence?: Evidence;
  readonly config?: string;
  readonly form?: string;
}

function runAudit(paths: readonly string[], options: AuditOptions, terminal: Terminal): Promise<ExitCode> {
  if (paths.length === 0) {
    throw new UsageError("name what to audit: files, folders or globs, or - for standard input");
  }
  const config: Config = options.config === undefined ? {} : readConfig(options.config);
  const evidence = options.evidence ?? config.evidence;
  const validate: ValidateOptions = {
    rules: { ...config.rules, ...parseSeverities(options.rule) },
    ...(evidence === undefined ? {} : { evidence }),
  };
  return audit(
    {
      paths,
      validate,
      reporter: reporters[options.format]({ color: showsColor(terminal) }),
      failOn: options.failOn ?? config.failOn ?? "error",
      ...(options.form === undefined ? {} : { form: options.form }),
    },
    terminal,
  );
}

function evidenceOption(description: string): Option {
  return new Option("--evidence <level>", description).choices(EVIDENCE);
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

/** A parser whose TypeError becomes commander's own error for a wrong argument. */
function argument<T>(parse: (text: string) => T): (text: string) => T {
  return (text) => {
    try {
      return parse(text);
    } catch (error) {
      throw new InvalidArgumentError((error as Error).message);
    }
  };
}

function version(): string {
  return JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8")).version;
}
