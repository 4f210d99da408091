import { type Command, InvalidArgumentError, type Option } from "commander";
import { trainingJobLifecycle } from "../../machine/training-job.ts";
import { epochMilliseconds } from "../../model/timestamp.ts";
import { type Account, connect, type ListRequest } from "../sources/aws/account.ts";
import { count, filled } from "./arguments.ts";
import { choiceOption } from "./choice-option.ts";

/** The options that select an account and its jobs, as commander returns them. */
export interface AwsOptions {
  readonly profile?: string;
  readonly region?: readonly string[];
  readonly endpointUrl?: string;
  readonly nameContains?: string;
  readonly createdAfter?: Date;
  readonly createdBefore?: Date;
  readonly lastModifiedAfter?: Date;
  readonly concurrency: number;
  readonly quiet?: boolean;
}

export function addAwsOptions(command: Command): Command {
  return command
    .option("--profile <name>", "profile of the AWS configuration (default: AWS_PROFILE, or the usual chain)", filled)
    .option("--region <name>", "region (default: from the environment or the profile); may be repeated", collect)
    .option("--endpoint-url <url>", "endpoint to call instead of AWS", endpoint)
    .option("--name-contains <text>", "only jobs whose name contains this text", filled)
    .option("--created-after <time>", "only jobs created after this time: 2025-05-16, or with T18:10Z", moment)
    .option("--created-before <time>", "only jobs created before this time", moment)
    .option("--last-modified-after <time>", "only jobs modified after this time", moment)
    .option("--concurrency <n>", "number of jobs to describe at once", count, 8);
}

/** One account per region of `--region`; by default the region of the environment. */
export async function accountsOf({
  profile,
  region,
  endpointUrl,
  quiet: isQuiet,
}: AwsOptions): Promise<readonly Account[]> {
  const regions = region === undefined ? [undefined] : [...new Set(region)];
  return Promise.all(regions.map((name) => connect({ profile, region: name, endpointUrl, isQuiet })));
}

/** The options as parameters of ListTrainingJobs. */
export function filtersOf(options: AwsOptions): ListRequest {
  const { nameContains, createdAfter, createdBefore, lastModifiedAfter } = options;
  return {
    ...(nameContains === undefined ? {} : { NameContains: nameContains }),
    ...(createdAfter === undefined ? {} : { CreationTimeAfter: createdAfter }),
    ...(createdBefore === undefined ? {} : { CreationTimeBefore: createdBefore }),
    ...(lastModifiedAfter === undefined ? {} : { LastModifiedTimeAfter: lastModifiedAfter }),
  };
}

export type PrimaryStatus = NonNullable<ListRequest["StatusEquals"]>;

export function statusOption(description: string): Option {
  return choiceOption("--status <status>", description, trainingJobLifecycle.primaryStatuses);
}

function collect(region: string, earlier: readonly string[] = []): readonly string[] {
  return [...earlier, filled(region)];
}

function endpoint(text: string): string {
  if (!URL.canParse(text) || !/^https?:/.test(text)) throw new InvalidArgumentError("Expected a URL: https://host.");
  return text;
}

/** A time, or a day for its beginning. Without a zone it is UTC. */
function moment(text: string): Date {
  const milliseconds = epochMilliseconds(/^\d{4}-\d\d-\d\d$/.test(text) ? `${text}T00:00Z` : text);
  if (Number.isNaN(milliseconds)) {
    throw new InvalidArgumentError("Expected a time: 2025-05-16, 2025-05-16T18:10Z or 2025-05-16T11:10:50-07:00.");
  }
  return new Date(milliseconds);
}
