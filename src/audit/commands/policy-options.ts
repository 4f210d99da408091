import { type Command, InvalidArgumentError, Option } from "commander";
import type { Evidence } from "../../machine/evidence.ts";
import type { RuleId } from "../../validate/engine/catalogue.ts";
import { parseRuleId, parseSeverity, type SeverityWord } from "../../validate/engine/options.ts";
import { FAIL_ON, type FailOn } from "../config/fail-on.ts";
import { type Policy, policyOf } from "../config/policy.ts";
import { CONFIG_NAME, findConfig, readConfig } from "../config/read-config.ts";
import { argument, evidenceOption } from "./command.ts";

/** The options that say how histories are judged, as commander hands them over. */
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
    .addOption(evidenceOption("weakest evidence on which a step counts as legal (default: inferred)"))
    .option("--config <file>", `configuration (default: ${CONFIG_NAME} in this folder or the nearest above it)`)
    .option("--quiet", "no progress and no remarks on standard error, only what goes wrong");
}

/** How histories are judged. */
export interface Judgement {
  readonly policy: Policy;
  readonly failOn: FailOn;
  /** The configuration that says so, where there is one. */
  readonly file: string | undefined;
}

/** What the options say, and for the rest the configuration. */
export function judgementOf({ config, failOn, rule = [], evidence, repair }: PolicyOptions): Judgement {
  const file = config ?? findConfig(".");
  const configFile = file === undefined ? undefined : readConfig(file);
  return {
    policy: policyOf(configFile, { rules: Object.fromEntries(rule), evidence, repair }),
    failOn: failOn ?? configFile?.config.failOn ?? "error",
    file,
  };
}

/** `id=severity`, both checked here so that the message names the option. */
function collectRule(text: string, earlier: PolicyOptions["rule"] = []): PolicyOptions["rule"] {
  const [id, severity, ...rest] = text.split("=");
  if (severity === undefined || rest.length > 0) throw new InvalidArgumentError("Write it as id=severity: gap=off");
  return [...earlier, argument(() => [parseRuleId(id), parseSeverity(severity)] as const)(text)];
}
