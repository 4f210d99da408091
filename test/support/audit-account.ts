import { afterEach, beforeEach, vi } from "vitest";
import { runCommand } from "./run-command.ts";
import { type Call, type StubAccount, stubAccount, type Trouble } from "./stub-account.ts";

/** A line of an ndjson report. */
export interface Line {
  readonly job: string | null;
  readonly verdict: string;
  readonly source: { readonly file: string; readonly line: number; readonly format: string };
  readonly findings: readonly { readonly rule: string; readonly data: object; readonly message: string }[];
}

/** An account on this machine for each test of a file, and credentials for it. */
export function accountForTests() {
  const open: StubAccount[] = [];

  beforeEach(() => {
    for (const [name, value] of Object.entries(ENVIRONMENT)) vi.stubEnv(name, value);
  });
  afterEach(async () => {
    vi.unstubAllEnvs();
    vi.unstubAllGlobals();
    vi.restoreAllMocks();
    await Promise.all(open.splice(0).map((account) => account.close()));
  });

  return async (jobs: Parameters<typeof stubAccount>[0], trouble?: (call: Call) => Trouble | undefined) => {
    const account = await stubAccount(jobs, trouble);
    open.push(account);
    return account;
  };
}

/** Nothing of the machine's own configuration is read. */
export const ENVIRONMENT = {
  AWS_ACCESS_KEY_ID: "test",
  AWS_SECRET_ACCESS_KEY: "test",
  AWS_REGION: "us-east-1",
  AWS_CONFIG_FILE: "/dev/null",
  AWS_SHARED_CREDENTIALS_FILE: "/dev/null",
  AWS_EC2_METADATA_DISABLED: "true",
};

/** Audits an account, and takes the ndjson report apart. */
export async function auditAccount(
  { url }: Pick<StubAccount, "url">,
  options: readonly string[] = [],
  world: Parameters<typeof runCommand>[1] = {},
) {
  const args = ["audit", "aws", "--endpoint-url", url, "--format", "ndjson", ...options];
  const { code, stdout, stderr } = await runCommand(args, world);
  const lines = stdout.split("\n").filter((line) => line !== "");
  if (lines.length === 0) throw new Error(`the audit printed no report: ${stderr}`);
  const results = lines.slice(0, -1).map((line): Line => JSON.parse(line));
  // What is left are calls that failed, which standard error also says.
  const histories = results.filter(({ source }) => source.format !== "unknown");
  return { code, stderr, histories, jobs: histories.map(({ job }) => job), summary: JSON.parse(lines.at(-1)!).summary };
}
