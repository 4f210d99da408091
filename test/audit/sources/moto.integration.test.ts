import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ExitCode } from "../../../src/audit/pipeline/exit-code.ts";
import { accountForTests, auditAccount, ENVIRONMENT } from "../../support/audit-account.ts";
import { type Moto, startMoto } from "../../support/moto.ts";
import { installed, isMissing } from "../../support/programs.ts";
import { runCommand } from "../../support/run-command.ts";

/* The account that moto emulates. moto simulates no lifecycle: a job has ended as soon as it is created. */
const motoServer = installed("moto/bin/moto_server");
const bin = fileURLToPath(new URL("../../../dist/audit/bin.js", import.meta.url));
const golden = fileURLToPath(new URL("../golden/moto.text", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "moto-"));
accountForTests();

/** Runs the command as a process, and kills it if it has not ended after this many milliseconds. */
async function runFor(milliseconds: number, args: readonly string[]) {
  const env = { ...process.env, ...ENVIRONMENT };
  const child = spawn(process.execPath, [bin, ...args], { env, stdio: "ignore" });
  const timer = setTimeout(() => child.kill("SIGKILL"), milliseconds);
  const begin = performance.now();
  const [code] = await once(child, "exit");
  clearTimeout(timer);
  return { code, milliseconds: performance.now() - begin };
}

describe.skipIf(isMissing(motoServer, ".ci/engines installs moto"))("moto", () => {
  let moto: Moto;
  let names: readonly string[];
  beforeAll(async () => {
    moto = await startMoto(motoServer!);
    names = await moto.createJobs(300);
  });
  afterAll(() => {
    moto.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  test("its Completed jobs contradict the service: each has one entry, that it was Starting", async () => {
    const { code, stdout, stderr } = await runCommand(["audit", "aws", "--endpoint-url", moto.url, "--max", "3"]);
    expect({ code, stderr }).toEqual({ code: ExitCode.Findings, stderr: "" });
    await expect(stdout).toMatchFileSnapshot(golden);
    const { summary } = await auditAccount(moto);
    expect(summary).toMatchObject({ histories: 300, illegal: 300, findings: { "unfinished-history": 300 } });
  });

  test("killed at a random moment and resumed, ten times: every job is audited once, and none is lost", async () => {
    const argsFor = (file: string) => ["audit", "aws", "--endpoint-url", moto.url, "--save", file, "--resume", file];
    const whole = await runFor(600_000, argsFor(join(folder, "whole.ndjson.gz")));
    expect(whole.code).toBe(ExitCode.Findings);
    let partial = 0;
    for (let i = 0; i < 10; i++) {
      const file = join(folder, `${i}.ndjson.gz`);
      await runFor(whole.milliseconds * (0.2 + 0.8 * Math.random()), argsFor(file));
      const before = existsSync(file) ? await jobsIn(file) : [];
      if (before.length > 0 && before.length < names.length) partial++;
      const { jobs, code } = await auditAccount(moto, ["--save", file, "--resume", file]);
      expect(code).toBe(ExitCode.Findings);
      expect([...jobs].sort()).toEqual(names);
      expect((await jobsIn(file)).sort()).toEqual(names);
    }
    // Or nothing was shown.
    expect(partial).toBeGreaterThan(0);
  });
});

/** The jobs that `audit` finds in a file that may end in the middle of a record. */
async function jobsIn(file: string): Promise<string[]> {
  if (readFileSync(file).length === 0) return [];
  const { stdout } = await runCommand(["audit", file, "--format", "ndjson"]);
  const lines = stdout.trimEnd().split("\n").slice(0, -1);
  return lines.map((line) => JSON.parse(line).job);
}
