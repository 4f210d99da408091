import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { ExitCode } from "../../src/audit/pipeline/exit-code.ts";
import { accountForTests } from "../support/audit-account.ts";
import { blocksOf, commandsOf, optionsOf, wordsOf } from "../support/pages.ts";
import { quickenClock } from "../support/quick-clock.ts";
import { runCommand } from "../support/run-command.ts";
import { accountJobs } from "../support/stub-account.ts";

const open = accountForTests();
const folder = mkdtempSync(join(tmpdir(), "aws-page-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A command of the page, with its files in a folder of the test and its account on this machine. */
function wordsFor(command: string, url: string): readonly string[] {
  const words = wordsOf(command).map((word) => (word.endsWith(".gz") ? join(folder, word) : word));
  return [...words, "--endpoint-url", url];
}

test("the commands run, one after the other, and call the actions of the policy and no other", async () => {
  const [policy] = blocksOf("aws.md", "json").map((text) => JSON.parse(text));
  const account = await open(() => accountJobs(12));
  const commands = commandsOf("aws.md").filter((command) => command.includes(" audit "));
  expect(commands.length).toBeGreaterThan(2);
  for (const command of commands) {
    const { code, stderr } = await runCommand(wordsFor(command, account.url));
    expect({ command, code, stderr }).toEqual({ command, code: ExitCode.Findings, stderr: "" });
  }
  const [{ Action: allowed }] = policy.Statement;
  expect([...account.actions].map((action) => `sagemaker:${action}`).sort()).toEqual([...allowed].sort());
});

test("the command that watches runs, and calls no other action", async () => {
  const [running] = accountJobs(1).map((job) => ({ ...job, TrainingJobStatus: "InProgress" }));
  let looks = 0;
  const account = await open(
    () => (looks > 1 ? accountJobs(1) : [running!]),
    ({ action }) => void (action === "ListTrainingJobs" && looks++),
  );
  const [command] = commandsOf("aws.md").filter((command) => command.includes(" watch "));
  quickenClock(1000);
  const { stdout } = await runCommand(wordsFor(command!, account.url));
  expect(stdout).toMatch(/^1 history: 0 legal, 0 open, 1 illegal/m);
  expect(account.actions).toEqual(new Set(["ListTrainingJobs", "DescribeTrainingJob"]));
});

test("the options are those of the command", async () => {
  const { stdout } = await runCommand(["audit", "aws", "--help"]);
  const [own = ""] = stdout.split("Global Options:");
  expect(optionsOf("aws.md")).toEqual([...own.matchAll(/^ {2}(--[a-z-]+)/gm)].map(([, option]) => option));
});
