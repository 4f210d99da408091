import { type ChildProcess, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { CreateTrainingJobCommand, SageMakerClient } from "@aws-sdk/client-sagemaker";

/** moto's server on a free port of this machine, and what it emulates: an account that anybody may use. */
export interface Moto {
  readonly url: string;
  /** Makes so many jobs, which have run when they are made: `job-000`, `job-001` and so on. */
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

/** It tells on standard error which port it has taken. */
async function urlOf(server: ChildProcess): Promise<string> {
  const told: string[] = [];
  for await (const line of createInterface({ input: server.stderr! })) {
    told.push(line);
    const [, url] = /Running on (http:\S+)/.exec(line) ?? [];
    if (url === undefined) continue;
    // What it tells of each request is taken off its hands.
    server.stderr!.resume();
    return url;
  }
  throw new Error(`moto did not start:\n${told.join("\n")}`);
}
