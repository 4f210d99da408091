import { dirname, resolve } from "node:path";
import { type Command, InvalidArgumentError, Option } from "commander";
import type { Evidence } from "../../machine/evidence.ts";
import type { RuleId } from "../../validate/engine/catalogue.ts";
import { parseRuleId, parseSeverity, type SeverityWord } from "../../validate/engine/options.ts";
import { FAIL_ON, type FailOn } from "../config/fail-on.ts";
import { type Policy, policyOf } from "../config/policy.ts";
import { CONFIG_NAME, checkOwner, findConfig, readConfig } from "../config/read-config.ts";
import { Diagnostics } from "../terminal/diagnostics.ts";
import type { Terminal } from "../terminal/terminal.ts";
import { argument, evidenceOption, quietOption } from "./command.ts";

/** The options that control validation, as commander returns them. */
export interface PolicyOptions {
  readonly failOn?: FailOn;
  readonly rule?: readonly (readonly [RuleId, SeverityWord])[];
  readonly evidence?: Evidence;
  readonly repair?: true;
  readonly config?: string;
  readonly quiet?: boolean;
}

export function addPolicyOptions(command: Command): Command {
  return command
    .addOption(
      new Option("--fail-on <severity>", "least severity that makes the exit code 1 (default: error)").choices(FAIL_ON),
    )
    .option("--rule <id=severity>", "severity of a rule: error, warning, info or off; may be repeated", collectRule)
    .addOption(evidenceOption("weakest evidence on which a transition counts as legal (default: inferred)"))
    .option("--config <file>", `configuration (default: ${CONFIG_NAME} in this folder or the nearest above it)`)
    .addOption(quietOption());
}

/** How histories are validated. */
export interface Judgement {
  readonly policy: Policy;
  readonly failOn: FailOn;
  /** The configuration file, if there is one. */
  readonly file: string | undefined;
}

/** The options; the configuration decides what they leave open. */
export function judgementOf(options: PolicyOptions, terminal: Terminal): Judgement {
  const { config, failOn, rule = [], evidence, repair, quiet = false } = options;
  const file = config ?? findConfig(".");
  if (config === undefined && file !== undefined) {
    checkOwner(file);
    if (dirname(file) !== resolve(".")) new Diagnostics(terminal.stderr, quiet, undefined).remark(`using ${file}`);
  }
  const configFile = file === undefined ? undefined : readConfig(file);
  return {
    policy: policyOf(configFile, { rules: Object.fromEntries(rule), evidence, repair }),
    failOn: failOn ?? configFile?.config.failOn ?? "error",
    file,
  };
}

/** `id=severity`, checked here so that the message names the option. */
function collectRule(text: string, earlier: PolicyOptions["rule"] = []): PolicyOptions["rule"] {
  const [id, severity, ...rest] = text.split("=");
  if (severity === undefined || rest.length > 0) throw new InvalidArgumentError("Write it as id=severity: gap=off");
  return [...earlier, argument(() => [parseRuleId(id), parseSeverity(severity)] as const)(text)];
}
