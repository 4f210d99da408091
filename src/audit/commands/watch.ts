import { countTo } from "../options/arguments.ts";
import { type AwsOptions, accountsOf, addAwsOptions, filtersOf } from "../options/aws-options.ts";
import { choiceOption } from "../options/choice-option.ts";
import { colorOption } from "../options/common-options.ts";
import { addPolicyOptions, judgementOf, type PolicyOptions } from "../options/policy-options.ts";
import { reporters } from "../reporters/index.ts";
import { type Color, showsColor } from "../terminal/terminal.ts";
import { watchAccount } from "../watch/watch-account.ts";
import { type AddCommand, AUDIT_CODES, addHelpEnd } from "./command.ts";

interface WatchOptions extends AwsOptions, PolicyOptions {
  readonly interval: number;
  readonly format: "text" | "ndjson";
  readonly color?: Color;
}

/** More than a job may wait and run: each has a limit of 28 days (StoppingCondition in the API reference). */
const LONGEST_LIFE = 60 * 86_400_000;

/** A day. A timer of more than 2^31 milliseconds would not wait at all. */
const LONGEST_INTERVAL = 86_400;

export const addWatch: AddCommand = (program, terminal, exit) => {
  const watch = program.command("watch").description("report findings on jobs while they run");
  const command = watch
    .command("aws")
    .description("watch the running training jobs of an AWS account until all have ended")
    .option("--interval <seconds>", "time between two polls", countTo(LONGEST_INTERVAL), 60)
    .addOption(choiceOption("-f, --format <name>", "report format", ["text", "ndjson"]).default("text"));
  addPolicyOptions(addAwsOptions(command))
    .addOption(colorOption())
    .action(async (options: WatchOptions) => {
      const { policy, failOn } = await judgementOf(options, terminal);
      const { format, interval, concurrency, createdAfter = new Date(Date.now() - LONGEST_LIFE) } = options;
      const reporter = reporters[format]({ color: format === "text" && showsColor(terminal, options.color), failOn });
      const accounts = await accountsOf(options);
      const filters = filtersOf({ ...options, createdAfter });
      const isQuiet = options.quiet === true;
      exit(
        await watchAccount({ accounts, filters, concurrency, policy, failOn, interval, reporter, isQuiet }, terminal),
      );
    });
  addHelpEnd(command, { example: "watch aws --region us-east-1", page: "docs/aws.md", exitCodes: AUDIT_CODES });
};
