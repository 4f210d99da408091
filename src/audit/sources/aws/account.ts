import type { ListTrainingJobsCommandInput } from "@aws-sdk/client-sagemaker";
import { UsageError } from "../../usage-error.ts";
import { Retry } from "./retry.ts";

/** What narrows a listing, in the words of ListTrainingJobs. */
export type ListRequest = ListTrainingJobsCommandInput;

export interface Connection {
  /** A profile of the AWS configuration; the usual chain of credentials where absent. */
  readonly profile?: string | undefined;
  /** The region of the environment or of the profile where absent. */
  readonly region?: string | undefined;
  readonly endpointUrl?: string | undefined;
}

/** One region of an account, and the two calls that are made of it. Both reject with the SDK's error. */
export interface Account {
  readonly region: string;
  /** Calls that were answered so far. */
  readonly answered: number;
  list(request: ListRequest, signal: AbortSignal): Promise<object>;
  describe(TrainingJobName: string, signal: AbortSignal): Promise<object>;
}

const SDK = "@aws-sdk/client-sagemaker";

/** Attempts of the SDK for one call, at the pace that its adaptive mode finds. */
const ATTEMPTS = 8;

/** Milliseconds for a connection, for an answer to begin, and between two parts of it. */
const TIMEOUT = 60_000;

/**
 * Connects to a region. No call is made.
 *
 * @throws UsageError where the SDK is not installed, or where no region is named anywhere.
 */
export async function connect({ profile, region, endpointUrl }: Connection): Promise<Account> {
  const { DescribeTrainingJobCommand, ListTrainingJobsCommand, SageMakerClient } = await loadSdk();
  const client = new SageMakerClient({
    ...(profile === undefined ? {} : { profile }),
    ...(region === undefined ? {} : { region }),
    ...(endpointUrl === undefined ? {} : { endpoint: endpointUrl }),
    // One token bucket for all calls, which each throttled one makes slower.
    retryMode: "adaptive",
    maxAttempts: ATTEMPTS,
    requestHandler: {
      connectionTimeout: TIMEOUT,
      requestTimeout: TIMEOUT,
      socketTimeout: TIMEOUT,
      throwOnRequestTimeout: true,
    },
  });
  const found = await client.config.region().catch((error: Error) => {
    throw new UsageError(`${error.message}: name one with --region, or set AWS_REGION`);
  });
  const retry = new Retry();
  return {
    region: found,
    get answered() {
      return retry.answered;
    },
    list(request, signal) {
      return retry.ask(() => client.send(new ListTrainingJobsCommand(request), { abortSignal: signal }), signal);
    },
    async describe(TrainingJobName, signal) {
      const command = new DescribeTrainingJobCommand({ TrainingJobName });
      const { $metadata, ...job } = await retry.ask(() => client.send(command, { abortSignal: signal }), signal);
      return job;
    },
  };
}

async function loadSdk() {
  try {
    return await import("@aws-sdk/client-sagemaker");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ERR_MODULE_NOT_FOUND") throw error;
    throw new UsageError(`this needs a package: npm install ${SDK}`);
  }
}
