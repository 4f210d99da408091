import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { writeJob } from "../../src/write/index.ts";
import { type Job, life } from "./jobs.ts";

/** A call as it came in. */
export interface Call {
  /** The action: `DescribeTrainingJob`. */
  readonly action: string;
  readonly input: Readonly<Record<string, unknown>>;
  /** Calls of this action with this input, this one included. */
  readonly attempt: number;
  /** Calls of any kind, this one included. */
  readonly number: number;
  /** The region that it was signed for. */
  readonly region: string | undefined;
  readonly headers: IncomingMessage["headers"];
}

/** What is said instead of the right answer. */
export interface Trouble {
  readonly status?: number;
  readonly type?: string;
  readonly message?: string;
  /** Instead of an error: this, as it stands. */
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** The connection ends after so many bytes of the body. */
  readonly cutAfter?: number;
  /** The connection stays open after so many bytes of the body, and nothing more comes. */
  readonly stallAfter?: number;
  /** The body comes byte by byte. */
  readonly drip?: boolean;
}

export interface StubAccount {
  readonly url: string;
  readonly calls: readonly Call[];
  /** The actions that were called. */
  readonly actions: ReadonlySet<string>;
  /** The most descriptions that were asked for and not answered, at any moment. */
  readonly mostAtOnce: number;
  close(): Promise<void>;
}

type Described = Job & { readonly TrainingJobArn: string };

/** So many jobs of an account, of which each tenth has an illegal step, the latest first. */
export function accountJobs(length: number, region = "us-east-1"): Described[] {
  return Array.from({ length }, (_, i) => {
    const isBroken = i % 10 === 9;
    const TrainingJobName = `job-${i}`;
    return {
      ...life("Completed", isBroken ? BROKEN : "Starting Downloading Training Uploading Completed"),
      TrainingJobName,
      TrainingJobArn: `arn:aws:sagemaker:${region}:123456789012:training-job/${TrainingJobName}`,
    };
  });
}

const BROKEN = "Starting Downloading Training Completed";

/** An account on this machine that speaks as SageMaker does, and makes what trouble it is told to. */
export async function stubAccount(
  jobs: (region: string | undefined) => readonly Partial<Described>[],
  trouble: (call: Call) => Trouble | undefined = () => undefined,
): Promise<StubAccount> {
  const calls: Call[] = [];
  const attempts = new Map<string, number>();
  let atOnce = 0;
  let mostAtOnce = 0;
  const server = createServer(async (request, response) => {
    const call = await read(request, attempts, calls.length + 1);
    calls.push(call);
    if (call.action === "DescribeTrainingJob") {
      mostAtOnce = Math.max(mostAtOnce, ++atOnce);
      // A moment in which others may come.
      await new Promise((resolve) => setImmediate(resolve));
      atOnce--;
    }
    const found = trouble(call) ?? answer(call, jobs(call.region));
    reply(response, found);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls,
    get actions() {
      return new Set(calls.map(({ action }) => action));
    },
    get mostAtOnce() {
      return mostAtOnce;
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

async function read(request: IncomingMessage, attempts: Map<string, number>, number: number): Promise<Call> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part);
  const text = Buffer.concat(parts).toString();
  const action = `${request.headers["x-amz-target"]}`.replace(/^SageMaker\./, "");
  const key = `${action} ${text}`;
  const attempt = (attempts.get(key) ?? 0) + 1;
  attempts.set(key, attempt);
  const [, region] = /Credential=[^/]*\/\d+\/([^/]+)\//.exec(request.headers.authorization ?? "") ?? [];
  return { action, input: JSON.parse(text), attempt, number, region, headers: request.headers };
}

function answer({ action, input }: Call, jobs: readonly Partial<Described>[]): Trouble {
  if (action === "ListTrainingJobs") return { status: 200, body: JSON.stringify(page(input, jobs)) };
  const job = jobs.find(({ TrainingJobName }) => TrainingJobName === input.TrainingJobName);
  return job === undefined ? NOT_FOUND : { status: 200, body: JSON.stringify(writeJob(job, "wire")) };
}

export const NOT_FOUND: Trouble = { type: "ValidationException", message: "Requested resource not found." };

/** An answer that begins and never ends. */
export const STALLED: Trouble = { status: 200, body: "{".padEnd(900), stallAfter: 400 };

export const THROTTLED: Trouble = { type: "ThrottlingException", message: "Rate exceeded" };

function page({ NextToken = "0", MaxResults, StatusEquals }: Call["input"], jobs: readonly Partial<Described>[]) {
  const from = Number(NextToken);
  const to = from + Number(MaxResults);
  const summaries = jobs.slice(from, to).map((job) => {
    const { TrainingJobName, TrainingJobArn, CreationTime, TrainingJobStatus } = writeJob(job, "wire") as Described;
    return { TrainingJobName, TrainingJobArn, CreationTime, TrainingJobStatus };
  });
  // As AWS does it: the page is taken first, and filtered then.
  const matching = summaries.filter(({ TrainingJobStatus: status }) =>
    [undefined, status].includes(StatusEquals as never),
  );
  return { TrainingJobSummaries: matching, ...(to < jobs.length ? { NextToken: `${to}` } : {}) };
}

function reply(response: ServerResponse, trouble: Trouble): void {
  const { status = 400, type, message, body, headers = {}, cutAfter, stallAfter, drip } = trouble;
  const text = body ?? JSON.stringify({ __type: type, message });
  response.writeHead(status, {
    "content-type": "application/x-amz-json-1.1",
    "content-length": Buffer.byteLength(text),
    // By the client's clock, even if it is quickened: the SDK retries any error of a service whose clock is another.
    date: new Date(Date.now()).toUTCString(),
    ...headers,
  });
  if (drip === true) {
    let at = 0;
    const timer = setInterval(() => response.write(text.charAt(at++)), 10);
    response.on("close", () => clearInterval(timer));
  } else if (stallAfter !== undefined) response.write(text.slice(0, stallAfter));
  else if (cutAfter === undefined) response.end(text);
  else response.write(text.slice(0, cutAfter), () => response.destroy());
}
