import type { ListTrainingJobsCommandInput } from "@aws-sdk/client-sagemaker";
import { loadOptional } from "../../load-optional.ts";
import { UsageError } from "../../usage-error.ts";
import { limitResponses } from "./limit-responses.ts";
import { Retry } from "./retry.ts";
import { withoutWarnings } from "./without-warnings.ts";

/** The filters of a listing, as ListTrainingJobs names them. */
export type ListRequest = ListTrainingJobsCommandInput;

export interface Connection {
  /** A profile of the AWS configuration. Default: the SDK's credential provider chain. */
  readonly profile?: string | undefined;
  /** Default: the region of the environment or of the profile. */
  readonly region?: string | undefined;
  readonly endpointUrl?: string | undefined;
  /** Whether the SDK's own warnings are dropped, such as that on old versions of Node. */
  readonly isQuiet?: boolean | undefined;
}

/** One region of an account and the two calls that the command makes. Both reject with the SDK's error. */
export interface Account {
  readonly region: string;
  /** Calls answered so far. */
  readonly answered: number;
  list(request: ListRequest, signal: AbortSignal): Promise<object>;
  describe(TrainingJobName: string, signal: AbortSignal): Promise<object>;
}

const SDK = "@aws-sdk/client-sagemaker";

/** The SDK's attempts per call, at the rate that its adaptive mode finds. */
const ATTEMPTS = 8;

/** Milliseconds to connect, until a response begins, and between two parts of it. */
const TIMEOUT = 60_000;

/**
 * Makes a client for a region, without a call.
 *
 * @throws UsageError if the SDK is not installed, or if no region is configured.
 */
export async function connect({
  profile,
  region = regionOfEnvironment(),
  endpointUrl,
  isQuiet = false,
}: Connection): Promise<Account> {
  const { DescribeTrainingJobCommand, ListTrainingJobsCommand, SageMakerClient } = await loadOptional(
    SDK,
    () => import("@aws-sdk/client-sagemaker"),
  );
  const configuration = {
    ...(profile === undefined ? {} : { profile }),
    ...(region === undefined ? {} : { region }),
    ...(endpointUrl === undefined ? {} : { endpoint: endpointUrl }),
    // One token bucket for all calls; each throttled call makes it slower.
    retryMode: "adaptive",
    maxAttempts: ATTEMPTS,
    requestHandler: {
      connectionTimeout: TIMEOUT,
      requestTimeout: TIMEOUT,
      socketTimeout: TIMEOUT,
      throwOnRequestTimeout: true,
    },
  };
  const client = withoutWarnings(isQuiet, () => new SageMakerClient(configuration));
  limitResponses(client);
  const found = await client.config.region().catch((error: Error) => {
    throw new UsageError(`${error.message}: pass --region, or set AWS_REGION or AWS_DEFAULT_REGION`);
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

/** The variable of the AWS CLI and boto3. The SDK itself reads AWS_REGION only, which wins. */
function regionOfEnvironment(): string | undefined {
  const { AWS_REGION, AWS_DEFAULT_REGION } = process.env;
  return AWS_REGION ? undefined : AWS_DEFAULT_REGION || undefined;
}
