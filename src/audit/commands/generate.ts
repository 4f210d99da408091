import { randomInt } from "node:crypto";
import { InvalidArgumentError } from "commander";
import { type RuleId, rules } from "../../validate/engine/catalogue.ts";
import { parseRuleId } from "../../validate/engine/options.ts";
import { loadLifecycle } from "../config/load-module.ts";
import { formatsOfBrokenJobs, type GeneratedFormat, generatedFormats } from "../generate/generated-formats.ts";
import { frameOf } from "../generate/job-text.ts";
import { loadOptional } from "../load-optional.ts";
import { argument, count } from "../options/arguments.ts";
import { choiceOption } from "../options/choice-option.ts";
import { lifecycleOption, outputOption, quietOption } from "../options/common-options.ts";
import { writeOutput } from "../output/destination.ts";
import { Diagnostics } from "../terminal/diagnostics.ts";
import type { Terminal } from "../terminal/terminal.ts";
import { UsageError } from "../usage-error.ts";
import { type AddCommand, addHelpEnd } from "./command.ts";

interface GenerateOptions {
  readonly count: number;
  readonly seed?: number;
  readonly broken?: RuleId | true;
  readonly format: GeneratedFormat;
  readonly lifecycle?: string;
  readonly output?: string;
  readonly quiet?: boolean;
}

export const addGenerate: AddCommand = (program, terminal) => {
  const command = program
    .command("generate")
    .description("print generated jobs, legal or with one fault each, as test data for any language")
    .option("--count <n>", "number of jobs", count, 10)
    .option("--seed <n>", "whole number that decides the jobs (default: random, printed on standard error)", seed)
    .option("--broken [rule]", "give each job a fault that this rule reports; without a rule, each rule in turn", rule)
    .addOption(choiceOption("-f, --format <name>", "format of the jobs", generatedFormats).default("wire"))
    .addOption(lifecycleOption("follow the machine or lifecycle that this module exports by default"))
    .addOption(outputOption())
    .addOption(quietOption("suppress the notice of the seed; print only errors"))
    .action((options: GenerateOptions) => generate(options, terminal));
  addHelpEnd(command, { example: "generate --count 3 --seed 7", page: "docs/cli.md" });
};

async function generate(options: GenerateOptions, terminal: Terminal): Promise<void> {
  const { count, format, output, quiet = false, seed = randomInt(LARGEST_SEED) } = options;
  const broken = options.broken === undefined ? undefined : faultyRules(options.broken, format);
  const lifecycle = options.lifecycle === undefined ? undefined : await loadLifecycle(options.lifecycle);
  const { sampleTexts } = await loadOptional("fast-check", () => import("../generate/sample-texts.ts"));
  const stderr = new Diagnostics(terminal.stderr, quiet, undefined);
  if (options.seed === undefined) stderr.remark(`--seed ${seed} generates the same jobs again`);
  const [begin, end] = frameOf(format);
  await writeOutput(output, terminal, async (write) => {
    await write(begin);
    let left = count;
    for await (const text of sampleTexts({ seed, format, broken, lifecycle })) {
      await write(text);
      if (--left === 0 || terminal.signal?.aborted) break;
    }
    await write(end);
  });
}

/** The rules of `--broken`. */
function faultyRules(broken: RuleId | true, format: GeneratedFormat): readonly RuleId[] {
  if (!formatsOfBrokenJobs.includes(format)) {
    throw new UsageError(`--broken needs a format of whole jobs: ${formatsOfBrokenJobs.join(", ")}`);
  }
  return broken === true ? (Object.keys(rules) as RuleId[]) : [broken];
}

function rule(text: string): RuleId {
  return argument(parseRuleId)(text);
}

/** Seeds are integers of 32 bits. */
const LARGEST_SEED = 2 ** 31 - 1;

function seed(text: string): number {
  const number = Number(text);
  if (!/^\d+$/.test(text) || number > LARGEST_SEED) {
    throw new InvalidArgumentError(`Expected a whole number from 0 to ${LARGEST_SEED}.`);
  }
  return number;
}
