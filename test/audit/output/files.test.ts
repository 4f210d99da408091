import {
  chownSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { type FileHandle, open } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, describe, expect, test, vi } from "vitest";
import { ExitCode } from "../../../src/audit/pipeline/exit-code.ts";
import { life } from "../../support/jobs.ts";
import { runCommand } from "../../support/run-command.ts";

const folder = mkdtempSync(join(tmpdir(), "files-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
afterEach(() => {
  vi.restoreAllMocks();
});

let count = 0;
/** A folder of its own with one input. */
function inputs(name = "job.json", content = JSON.stringify(clean)) {
  const root = join(folder, `${count++}`);
  mkdirSync(root);
  writeFileSync(join(root, name), content);
  return { root, input: join(root, name), content };
}

const clean = { ...life("Completed", "Starting Downloading Training Uploading Completed"), TrainingJobName: "clean" };

describe("a report overwrites no input", () => {
  test.each(["--format=json=", "--update-baseline="])("in a folder, %s", async (option) => {
    const { root, input, content } = inputs();
    writeFileSync(join(root, "other.json"), content);
    const { code, stderr } = await runCommand(["audit", root, `${option}${input}`]);
    expect({ code, stderr }).toEqual({
      code: ExitCode.Usage,
      stderr: expect.stringMatching(/holds job data and would/),
    });
    expect(readFileSync(input, "utf8")).toBe(content);
  });

  test("that a glob matches", async () => {
    const { root, input, content } = inputs();
    const { code } = await runCommand(["audit", join(root, "*.json"), "--format", `json=${input}`]);
    expect({ code, content: readFileSync(input, "utf8") }).toEqual({ code: ExitCode.Usage, content });
  });

  test("that is a table", async () => {
    const { root, input, content } = inputs("jobs.csv", "TrainingJobName,Status\n");
    const { code } = await runCommand(["audit", root, "--format", `csv=${input}`]);
    expect({ code, content: readFileSync(input, "utf8") }).toEqual({ code: ExitCode.Usage, content });
  });

  test("by a hard link", async () => {
    const { root, input, content } = inputs();
    const link = join(root, "link.out");
    linkSync(input, link);
    const { code, stderr } = await runCommand(["audit", input, "--format", `json=${link}`]);
    expect({ code, stderr }).toEqual({ code: ExitCode.Usage, stderr: expect.stringMatching(/is to be audited and/) });
    expect(readFileSync(input, "utf8")).toBe(content);
  });

  test.each(["text", "json", "ndjson", "sarif", "junit", "github", "markdown", "csv"])(
    "an earlier %s report in the folder is replaced",
    async (format) => {
      const { root } = inputs();
      const report = join(root, `report.${format}`);
      const args = ["audit", root, "--format", `${format}=${report}`];
      expect((await runCommand(args)).code).toBe(ExitCode.Clean);
      const first = readFileSync(report, "utf8");
      expect((await runCommand(args)).code).toBe(ExitCode.Clean);
      expect(readFileSync(report, "utf8")).toBe(first);
    },
  );
});

describe("a disk that is full", () => {
  test.each(["--format=json=", "--update-baseline="])("leaves the old file, %s", async (option) => {
    const { root, input } = inputs();
    const file = join(root, "old.out");
    writeFileSync(file, "old");
    const handle = await open(file);
    await handle.close();
    const write = vi.spyOn(handle.constructor.prototype as FileHandle, "writeFile");
    write.mockRejectedValue(Object.assign(new Error("ENOSPC: no space left on device"), { code: "ENOSPC" }));
    const { code, stderr } = await runCommand(["audit", input, `${option}${file}`]);
    expect({ code, stderr }).toEqual({ code: ExitCode.Usage, stderr: expect.stringMatching(/cannot write .*ENOSPC/) });
    expect(readFileSync(file, "utf8")).toBe("old");
    expect(readdirSync(root).sort()).toEqual(["job.json", "old.out"]);
  });
});

test("a report keeps the mode of the file that it replaces, and a link to it", async () => {
  const { root, input } = inputs();
  const [file, link] = [join(root, "old.out"), join(root, "link.out")];
  writeFileSync(file, "old", { mode: 0o640 });
  symlinkSync(file, link);
  await runCommand(["audit", input, "--format", `json=${link}`]);
  expect(statSync(file).mode & 0o777).toBe(0o640);
  expect(readFileSync(file, "utf8")).toMatch(/^\{ "version": 1/);
});

test.each(["/dev/zero", "/dev/null"])(
  "a baseline or configuration that is the device %s is refused",
  async (device) => {
    const { input } = inputs();
    for (const option of ["--config", "--baseline"]) {
      const outcome = await runCommand(["audit", input, option, device]);
      expect(outcome).toMatchObject({ code: ExitCode.Usage, stderr: `error: ${device}: not a regular file\n` });
    }
  },
);

describe("a configuration that is found, not named", () => {
  const config = "sagemaker-transitions.config.json";
  const from = (root: string) => vi.spyOn(process, "cwd").mockReturnValue(root);

  test("in a parent folder is named on standard error", async () => {
    const { root } = inputs(config, "{}");
    const inner = join(root, "inner");
    mkdirSync(inner);
    writeFileSync(join(inner, "job.json"), JSON.stringify(clean));
    const args = ["audit", join(inner, "job.json")];
    from(inner);
    expect((await runCommand(args)).stderr).toBe(`sagemaker-transitions: using ${join(root, config)}\n`);
    expect((await runCommand([...args, "--quiet"])).stderr).toBe("");
    from(root);
    expect((await runCommand(args)).stderr).toBe("");
  });

  test("and belongs to another user is refused", { skip: process.getuid?.() !== 0 }, async () => {
    const { root, input } = inputs(config, "{}");
    chownSync(input, 1234, 1234);
    const job = join(root, "job.json");
    writeFileSync(job, JSON.stringify(clean));
    from(root);
    const { code, stderr } = await runCommand(["audit", job]);
    expect({ code, stderr }).toEqual({
      code: ExitCode.Usage,
      stderr: `error: ${input} belongs to another user; to use it, pass --config ${input}\n`,
    });
    expect((await runCommand(["audit", job, "--config", input])).code).toBe(ExitCode.Clean);
  });
});

test.each([
  ["[z-a]", /^Invalid regular expression: .*Range out of order in character class$/],
  ["{a,b}".repeat(40), /^its braces have more than 1000 alternatives$/],
])("the glob %s of the configuration is wrong usage", async (glob, reason) => {
  const { root, input } = inputs();
  for (const content of [{ ignore: [{ jobs: glob, reason: "x" }] }, { overrides: [{ files: [glob], rules: {} }] }]) {
    const file = join(root, "config.json");
    writeFileSync(file, JSON.stringify(content));
    const { code, stderr } = await runCommand(["audit", input, "--config", file]);
    const named = `error: ${file}: invalid glob "${glob}": `;
    expect({ code, named: stderr.slice(0, named.length) }).toEqual({ code: ExitCode.Usage, named });
    expect(stderr.slice(named.length).trimEnd()).toMatch(reason);
  }
});
