import { type ChildProcess, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { CreateTrainingJobCommand, SageMakerClient } from "@aws-sdk/client-sagemaker";

/** moto's server on a free port, and the account that it emulates. It accepts any credentials. */
export interface Moto {
  readonly url: string;
  /** Creates this many jobs, named `job-000`, `job-001` and so on, which have ended at once. */
  createJobs(count: number): Promise<readonly string[]>;
  stop(): void;
}

/** @param command `moto_server`, as pip installs it. */
export async function startMoto(command: string): Promise<Moto> {
  const server = spawn(command, ["-H", "127.0.0.1", "-p", "0"], { stdio: ["ignore", "ignore", "pipe"] });
  const url = await urlOf(server);
  const credentials = { accessKeyId: "test", secretAccessKey: "test" };
  const client = new SageMakerClient({ endpoint: url, region: "us-east-1", credentials });
  return {
    url,
    async createJobs(count) {
      const names = Array.from({ length: count }, (_, i) => `job-${`${i}`.padStart(3, "0")}`);
      for (const TrainingJobName of names) {
        await client.send(
          new CreateTrainingJobCommand({
            TrainingJobName,
            AlgorithmSpecification: { TrainingImage: "image", TrainingInputMode: "File" },
            RoleArn: "arn:aws:iam::123456789012:role/training",
            OutputDataConfig: { S3OutputPath: "s3://bucket" },
            ResourceConfig: { InstanceType: "ml.m5.large", InstanceCount: 1, VolumeSizeInGB: 1 },
            StoppingCondition: { MaxRuntimeInSeconds: 3600 },
          }),
        );
      }
      return names;
    },
    stop: () => server.kill(),
  };
}

/** The server prints its port on standard error. */
async function urlOf(server: ChildProcess): Promise<string> {
  const printed: string[] = [];
  for await (const line of createInterface({ input: server.stderr! })) {
    printed.push(line);
    const [, url] = /Running on (http:\S+)/.exec(line) ?? [];
    if (url === undefined) continue;
    // A pipe that nobody reads would block the server as soon as it is full.
    server.stderr!.resume();
    return url;
  }
  throw new Error(`moto did not start:\n${printed.join("\n")}`);
}
