import { dirname, resolve } from "node:path";
import { type Command, InvalidArgumentError } from "commander";
import type { Evidence } from "../../machine/evidence.ts";
import type { Lifecycle } from "../../machine/lifecycle.ts";
import type { CustomRule } from "../../validate/custom-rule.ts";
import { rules as catalogue } from "../../validate/engine/catalogue.ts";
import { parseRuleId, parseSeverity, type SeverityWord } from "../../validate/engine/options.ts";
import { FAIL_ON, type FailOn } from "../config/fail-on.ts";
import { loadLifecycle, loadRules } from "../config/load-module.ts";
import { type Policy, policyOf } from "../config/policy.ts";
import { CONFIG_NAME, checkOwner, findConfig, readConfig } from "../config/read-config.ts";
import type { ReportedRule } from "../reporters/reporter.ts";
import { Diagnostics } from "../terminal/diagnostics.ts";
import type { Terminal } from "../terminal/terminal.ts";
import { UsageError } from "../usage-error.ts";
import { argument, filled } from "./arguments.ts";
import { choiceOption } from "./choice-option.ts";
import { evidenceOption, quietOption } from "./common-options.ts";

/** The options that control validation, as commander returns them. */
export interface PolicyOptions {
  readonly failOn?: FailOn;
  readonly rule?: readonly (readonly [string, SeverityWord])[];
  readonly evidence?: Evidence;
  readonly repair?: true;
  readonly config?: string;
  readonly quiet?: boolean;
  /** The module of `--rules`. */
  readonly rules?: string;
  /** The module of `--lifecycle`. */
  readonly lifecycle?: string;
}

export function addPolicyOptions(command: Command): Command {
  return command
    .addOption(
      choiceOption("--fail-on <severity>", "least severity that makes the exit code 1 (default: error)", FAIL_ON),
    )
    .option("--rule <id=severity>", "severity of a rule: error, warning, info or off; may be repeated", collectRule)
    .option("--rules <file>", "module with rules of your own as its default export", filled)
    .addOption(evidenceOption())
    .option("--config <file>", `configuration (default: ${CONFIG_NAME} in this folder or the nearest above it)`)
    .addOption(quietOption());
}

/** How histories are validated. */
export interface Judgement {
  readonly policy: Policy;
  readonly failOn: FailOn;
  /** The catalogue and the rules of `--rules`. */
  readonly rules: readonly ReportedRule[];
  readonly lifecycle: Lifecycle | undefined;
  /** The configuration file, if there is one. */
  readonly file: string | undefined;
}

/** The options; the configuration decides what they leave open. */
export async function judgementOf(options: PolicyOptions, terminal: Terminal): Promise<Judgement> {
  const { config, failOn, rule = [], evidence, repair, quiet = false } = options;
  const file = config ?? findConfig(".");
  if (config === undefined && file !== undefined) {
    checkOwner(file);
    if (dirname(file) !== resolve(".")) new Diagnostics(terminal.stderr, quiet, undefined).remark(`using ${file}`);
  }
  const configFile = file === undefined ? undefined : readConfig(file);
  const customRules = options.rules === undefined ? undefined : await loadRules(options.rules);
  const lifecycle = options.lifecycle === undefined ? undefined : await loadLifecycle(options.lifecycle);
  const rules = Object.fromEntries(rule);
  checkIds(Object.keys(rules), customRules);
  return {
    policy: policyOf(configFile, { rules, evidence, repair, customRules, lifecycle }),
    rules: [...Object.values(catalogue), ...(customRules ?? [])],
    lifecycle,
    failOn: failOn ?? configFile?.config.failOn ?? "error",
    file,
  };
}

/** Custom rules are known only when all options are. */
function checkIds(ids: readonly string[], customRules: readonly CustomRule[] = []): void {
  const custom = customRules.map(({ id }) => id);
  try {
    for (const id of ids) if (!custom.includes(id)) parseRuleId(id, custom);
  } catch (error) {
    throw new UsageError(`--rule: ${(error as Error).message}`);
  }
}

/** `id=severity`, checked here so that the message names the option. */
function collectRule(text: string, earlier: PolicyOptions["rule"] = []): PolicyOptions["rule"] {
  const [id, severity, ...rest] = text.split("=");
  if (severity === undefined || rest.length > 0) throw new InvalidArgumentError("Write it as id=severity: gap=off");
  return [...earlier, [id!, argument(parseSeverity)(severity)]];
}
