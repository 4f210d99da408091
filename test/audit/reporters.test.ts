import { describe, expect, test } from "vitest";
import { repairHistory, rules } from "../../src/index.ts";
import { life } from "../support/jobs.ts";
import { runCommand } from "../support/run-command.ts";

const clean = { ...life("Completed", "Starting Downloading Training Uploading Completed"), TrainingJobName: "clean" };
const broken = { ...life("Completed", "Starting Downloading Training Completed"), TrainingJobName: "broken" };
const stdin = `${JSON.stringify(clean)}\n${JSON.stringify(broken)}\n`;

describe("text", () => {
  test("lists jobs with findings, with the offending entry marked, and a summary", async () => {
    const { stdout } = await runCommand(["audit", "-"], { stdin });
    expect(stdout).toBe(`✗ illegal broken -:2 (step-functions)
    Starting → Downloading → Training → Completed
                                        ^^^^^^^^^
    error   SecondaryStatusTransitions[3].Status: Training → Completed: Uploading is missing between them [illegal-transition]

2 histories: 1 legal, 0 open, 1 illegal
       1 illegal-transition
`);
  });

  test("wraps a history in a narrow terminal, with the marks under their statuses", async () => {
    const args = ["audit", "-", "--color", "never"];
    const { stdout } = await runCommand(args, { stdin, isTTY: true, columns: 40 });
    expect(stdout).toContain(`
    Starting → Downloading → Training →
    Completed
    ^^^^^^^^^
    error `);
    const wide = await runCommand(args, { stdin, isTTY: true, columns: 200 });
    expect(wide.stdout).toBe((await runCommand(args, { stdin })).stdout);
  });

  test("names the jobs with the most errors at the end if there are many", async () => {
    const worse = { ...life("Completed", "Starting Uploading Training Completed"), TrainingJobName: "worse" };
    const jobs = (n: number) =>
      [...Array.from({ length: n }, (_, i) => ({ ...broken, TrainingJobName: `broken-${i}` })), worse]
        .map((job) => `${JSON.stringify(job)}\n`)
        .join("");
    const { stdout } = await runCommand(["audit", "-"], { stdin: jobs(12) });
    const [, named] = stdout.split("most errors:\n");
    expect(named!.split("\n").map((line) => line.trim().split(" ").slice(0, 2))).toEqual([
      ["3", "worse"],
      ...[0, 1, 2, 3].map((i) => ["1", `broken-${i}`]),
      [""],
    ]);
    expect((await runCommand(["audit", "-"], { stdin: jobs(8) })).stdout).not.toContain("most errors");
  });

  test.each(["-v", "--verbose"])("%s lists jobs without findings too", async (option) => {
    const { stdout } = await runCommand(["audit", "-"], { stdin });
    expect((await runCommand(["audit", "-", option], { stdin })).stdout).toBe(`✓ legal clean -:1 (step-functions)
    Starting → Downloading → Training → Uploading → Completed

${stdout}`);
  });

  test("lists records that cannot be read", async () => {
    const { stdout } = await runCommand(["audit", "-"], { stdin: `${JSON.stringify(clean)}\n{ "TrainingJobName": \n` });
    expect(stdout).toMatch(/^\? unreadable -:2 /);
  });

  test.each([
    ["error", "✗ illegal"],
    ["warning", "! legal"],
    ["info", "i legal"],
  ])("marks a job by its most severe finding: %s", async (severity, head) => {
    const { stdout } = await runCommand(["audit", "-", "--rule", `illegal-transition=${severity}`], { stdin });
    expect(stdout).toMatch(new RegExp(`^${head} broken`));
  });

  test("with --repair, says what would make the sequence legal", async () => {
    const { stdout, code } = await runCommand(["audit", "-", "--repair"], { stdin });
    expect(stdout).toContain(`[illegal-transition]
    repair  insert Uploading before Completed (entry 3), at 2025-05-16 18:17:47.229 UTC

`);
    expect(stdout.match(/repair/g)).toHaveLength(1);
    expect(code).toBe(1);
  });

  test.each([
    ["a terminal", true, { isTTY: true }, []],
    ["a pipe", false, { isTTY: false }, []],
    ["NO_COLOR", false, { isTTY: true, env: { NO_COLOR: "1" } }, []],
    ["an empty NO_COLOR", true, { isTTY: true, env: { NO_COLOR: "" } }, []],
    ["a dumb terminal", false, { isTTY: true, env: { TERM: "dumb" } }, []],
    ["FORCE_COLOR", true, { env: { FORCE_COLOR: "1" } }, []],
    ["FORCE_COLOR over NO_COLOR", true, { env: { FORCE_COLOR: "1", NO_COLOR: "1" } }, []],
    ["FORCE_COLOR=0", false, { isTTY: true, env: { FORCE_COLOR: "0" } }, []],
    ["--color auto", true, { isTTY: true }, ["--color", "auto"]],
    ["--color always", true, { env: { NO_COLOR: "1" } }, ["--color", "always"]],
    ["--color never", false, { isTTY: true, env: { FORCE_COLOR: "1" } }, ["--color", "never"]],
  ])("color: %s, %j", async (_, isColored, world, options) => {
    const { stdout } = await runCommand(["audit", "-", ...options], { stdin, ...world });
    expect(stdout.includes("\u001b[")).toBe(isColored);
  });

  test("shows control characters of the input instead of letting them act", async () => {
    const job = {
      TrainingJobName: "\u001b[2Jgone\r\u202e",
      SecondaryStatusTransitions: [{ Status: "\u0007Bell", StartTime: 1_747_419_050 }],
    };
    const { stdout } = await runCommand(["audit", "-"], { stdin: JSON.stringify(job) });
    expect(stdout).toContain("\\u001b[2Jgone\\u000d\\u202e");
    // biome-ignore lint/suspicious/noControlCharactersInRegex: that there is none is the point
    expect(stdout).not.toMatch(/[\u0007\u001b\r\u202e]/);
  });
});

describe("json", () => {
  test("keeps version 1 of the contract", async () => {
    const { stdout } = await runCommand(["audit", "-", "--format", "json"], { stdin });
    expect(JSON.parse(stdout)).toEqual({
      version: 1,
      histories: [
        { job: "clean", source: expect.objectContaining({ file: "-", line: 1 }), verdict: "legal", findings: [] },
        {
          job: "broken",
          source: expect.objectContaining({ file: "-", line: 2 }),
          verdict: "illegal",
          findings: [
            {
              rule: "illegal-transition",
              severity: "error",
              evidence: "documented",
              path: ["SecondaryStatusTransitions", 3, "Status"],
              data: { from: "Training", to: "Completed", missing: ["Uploading"], expected: expect.any(Array) },
              message: expect.stringContaining("Training → Completed"),
            },
          ],
        },
      ],
      summary: { histories: 2, legal: 1, open: 0, illegal: 1, unreadable: 0, findings: { "illegal-transition": 1 } },
    });
  });

  test("holds the repair once a history, where it was asked for and there is something to be done", async () => {
    const { histories } = JSON.parse(
      (await runCommand(["audit", "-", "--format", "json", "--repair"], { stdin })).stdout,
    );
    expect(histories).toEqual([
      expect.not.objectContaining({ repair: expect.anything() }),
      expect.objectContaining({ repair: repairHistory(broken) }),
    ]);
    expect(histories[1].findings[0].data).not.toHaveProperty("repair");
  });

  test("is JSON for empty input too", async () => {
    const { stdout } = await runCommand(["audit", "-", "--format", "json"]);
    expect(JSON.parse(stdout)).toMatchObject({
      version: 1,
      histories: [{ verdict: "unreadable" }],
      summary: { histories: 0 },
    });
  });

  test("ndjson is the same, a history a line, and the summary last", async () => {
    const json = JSON.parse((await runCommand(["audit", "-", "--format", "json"], { stdin })).stdout);
    const lines = (await runCommand(["audit", "-", "--format", "ndjson"], { stdin })).stdout
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(lines).toEqual([...json.histories, { version: 1, summary: json.summary }]);
  });
});

describe("the other commands", () => {
  test("rules lists the catalogue", async () => {
    const { stdout, code } = await runCommand(["rules"]);
    expect(code).toBe(0);
    expect(
      stdout
        .trimEnd()
        .split("\n")
        .map((line) => line.split(/\s+/, 3)),
    ).toEqual(Object.values(rules).map(({ id, severity, evidence }) => [id, severity, evidence]));
  });

  test("explain prints the page of a rule", async () => {
    expect((await runCommand(["explain", "gap"])).stdout).toMatch(/^# gap\n/);
  });

  test("diagram prints Mermaid", async () => {
    expect((await runCommand(["diagram"])).stdout).toMatch(/^stateDiagram-v2\n/);
    expect((await runCommand(["diagram", "--evidence", "observed"])).stdout).not.toContain("Restarting");
  });

  test("help says what there is", async () => {
    expect((await runCommand(["--help"])).stdout).toMatchSnapshot();
    expect((await runCommand(["audit", "--help"])).stdout).toMatchSnapshot();
  });
});
