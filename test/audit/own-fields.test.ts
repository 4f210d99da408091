import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { ExitCode } from "../../src/audit/pipeline/exit-code.ts";
import { runCommand } from "../support/run-command.ts";

/* What `--lifecycle` reads: the field names and the statuses of the lifecycle. */

/** Inside the project, so that the modules find xstate. */
mkdirSync(join(import.meta.dirname, "../../.cache"), { recursive: true });
const folder = mkdtempSync(join(import.meta.dirname, "../../.cache/own-fields-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function module(name: string, make: (machine: string) => string): string {
  const path = join(folder, name);
  const machine = `createMachine({ id: "Deployment", initial: "Queued", states: {
    Queued: { on: { GO: "Running", CANCEL: "Failed" } },
    Running: { on: { OK: "Done", ERR: "Failed" } },
    Done: { type: "final" },
    Failed: { type: "final" },
  } })`;
  writeFileSync(
    path,
    `import { createMachine } from "xstate";
import { lifecycleOf } from "sagemaker-transitions/machine";
export default ${make(machine)};`,
  );
  return path;
}

const FIELDS = `{ status: "state", start: "since", end: "until", history: "steps", name: "deployName" }`;
const deploy = module("deploy.mjs", (machine) => `lifecycleOf(${machine}, { fields: ${FIELDS} })`);
const bare = module("bare.mjs", (machine) => machine);
const example = (name: string) => join(import.meta.dirname, `../../examples/lifecycles/${name}.mjs`);

const time = (second: number) => `2026-05-16T18:10:0${second}Z`;
const steps = (...states: string[]) =>
  states.map((state, i) => ({ state, since: time(i), until: time(Math.min(i + 1, states.length - 1)) }));
const awsEntries = (...statuses: string[]) =>
  steps(...statuses).map(({ state, since, until }) => ({ Status: state, StartTime: since, EndTime: until }));
const job = (...states: string[]) => ({ deployName: "web-7", steps: steps(...states) });
const good = ["Queued", "Running", "Done"];
const bad = ["Queued", "Done"];

async function audited(stdin: string, lifecycle: string, ...options: string[]) {
  const { code, stdout, stderr } = await runCommand(
    ["audit", "-", "-f", "json", "--lifecycle", lifecycle, ...options],
    {
      stdin,
    },
  );
  const histories = JSON.parse(stdout).histories as {
    job: string | null;
    verdict: string;
    findings: { rule: string; path: unknown[]; message: string; location?: { line: number } }[];
  }[];
  return { code, stderr, histories };
}

const json = (value: unknown) => JSON.stringify(value);
const pretty = (value: unknown) => JSON.stringify(value, undefined, 2);
const yaml = (...states: string[]) =>
  states.map(
    (state, i) => `- state: ${state}\n  since: ${time(i)}\n  until: ${time(Math.min(i + 1, states.length - 1))}\n`,
  );

/** Texts of one history each, in the lifecycle's names. */
const SHAPES: readonly (readonly [string, (...states: string[]) => string])[] = [
  ["a job", (...states) => json(job(...states))],
  ["a pretty-printed job", (...states) => pretty(job(...states))],
  ["an array of jobs", (...states) => json([job(...states)])],
  ["a job inside other JSON", (...states) => json({ result: job(...states) })],
  ["a job after a label", (...states) => `deployed: ${json(job(...states))}`],
  ["a job in a log", (...states) => `started at noon\n${json(job(...states))}\nthe end\n`],
  ["a bare history", (...states) => json(steps(...states))],
  ["a pretty-printed history", (...states) => pretty(steps(...states))],
  ["a history in YAML", (...states) => yaml(...states).join("")],
  ["a job in YAML", (...states) => `deployName: web-7\nsteps:\n${yaml(...states).join("")}`],
  ["a list of statuses", (...states) => json(states)],
  ["a list of statuses in YAML", (...states) => states.map((state) => `- ${state}\n`).join("")],
  ["statuses with arrows", (...states) => `${states.join(" -> ")}\n`],
];

describe("a lifecycle with field names of its own", () => {
  test.each(SHAPES)("%s is read", async (_, text) => {
    const legal = await audited(text(...good), deploy);
    expect(legal).toMatchObject({ code: ExitCode.Clean, histories: [{ verdict: "legal" }] });
    const illegal = await audited(text(...bad), deploy);
    expect(illegal).toMatchObject({
      code: ExitCode.Findings,
      histories: [
        {
          verdict: "illegal",
          findings: [{ rule: "illegal-transition", message: "Queued → Done: Running is missing between them" }],
        },
      ],
    });
  });

  test("one job or history per line, and several in an array", async () => {
    for (const text of [
      [job(...good), job(...bad)].map(json).join("\n"),
      [steps(...good), steps(...bad)].map(json).join("\n"),
      [good, bad].map(json).join("\n"),
      json([steps(...good), steps(...bad)]),
      json([
        { ...job(...good), state: "Done", since: time(0) },
        { ...job(...bad), deployName: "web-8" },
      ]),
    ]) {
      const { histories } = await audited(text, deploy);
      expect(histories.map(({ verdict }) => verdict)).toEqual(["legal", "illegal"]);
    }
  });

  test("reports use its names, and find the line", async () => {
    const path = join(folder, "web-7.json");
    writeFileSync(path, pretty(job(...bad)));
    const { stdout } = await runCommand(["audit", path, "-f", "json", "--lifecycle", deploy]);
    const [history] = JSON.parse(stdout).histories;
    expect(history).toMatchObject({ job: "web-7", findings: [{ path: ["steps", 1, "state"] }] });
    expect(history.findings[0].location.line).toBe(10);
  });

  test("an empty or missing history under its name is a finding, not unreadable", async () => {
    const { histories } = await audited(
      [
        { deployName: "a", steps: [] },
        { deployName: "b", steps: null },
      ]
        .map(json)
        .join("\n"),
      deploy,
    );
    expect(histories.map(({ job, verdict }) => [job, verdict])).not.toContainEqual([expect.anything(), "unreadable"]);
    expect(histories.map(({ job }) => job)).toEqual(["a", "b"]);
  });

  test("times without a zone are marked", async () => {
    const { stdout } = await runCommand(["audit", "-", "-f", "json", "--lifecycle", deploy], {
      stdin: json([{ state: "Queued", since: "2026-05-16 18:10:00" }]),
    });
    expect(JSON.parse(stdout).histories[0].source.zone).toBe("unknown");
  });

  test.each([
    ["a history", json(awsEntries(...good)), json(awsEntries(...bad))],
    [
      "a job",
      json({ TrainingJobName: "a", SecondaryStatusTransitions: awsEntries(...good) }),
      json({ TrainingJobName: "a", SecondaryStatusTransitions: awsEntries(...bad) }),
    ],
    [
      "snake case",
      json(
        awsEntries(...good).map((entry) => ({
          status: entry.Status,
          start_time: entry.StartTime,
          end_time: entry.EndTime,
        })),
      ),
      json(
        awsEntries(...bad).map((entry) => ({
          status: entry.Status,
          start_time: entry.StartTime,
          end_time: entry.EndTime,
        })),
      ),
    ],
  ])("%s with AWS's names is read too", async (_, legal, illegal) => {
    expect(await audited(legal, deploy)).toMatchObject({ code: ExitCode.Clean, histories: [{ verdict: "legal" }] });
    const { histories } = await audited(illegal, deploy);
    expect(histories.map(({ findings }) => findings.map(({ rule }) => rule))).toEqual([["illegal-transition"]]);
  });

  test("a lifecycle that renames only the job's fields reads jobs with those and with AWS's", async () => {
    const named = module("named.mjs", (machine) => `lifecycleOf(${machine}, { fields: { name: "JobName" } })`);
    const lines = ["JobName", "TrainingJobName"].map((name) =>
      json({ [name]: name, SecondaryStatusTransitions: awsEntries(...good) }),
    );
    const { histories } = await audited(lines.join("\n"), named);
    expect(histories.map(({ job, verdict }) => [job, verdict])).toEqual([
      ["JobName", "legal"],
      ["TrainingJobName", "legal"],
    ]);
  });

  test("other fields are unreadable, and the message names those that are expected", async () => {
    const { code, histories } = await audited(json({ deployName: "a", stages: [{ phase: "Queued" }] }), deploy);
    expect(code).toBe(ExitCode.NothingAudited);
    expect(histories[0]).toMatchObject({
      verdict: "unreadable",
      findings: [
        {
          message:
            "no history found: found an object with the keys deployName, stages; looked for steps, or an array of entries with state and since, as the lifecycle Deployment names them, or for AWS's names",
        },
      ],
    });
  });

  test("phases reads the same", async () => {
    const { code, stdout } = await runCommand(["phases", "-", "-f", "json", "--lifecycle", deploy], {
      stdin: [job(...good), { ...job(...good), deployName: "web-8" }].map(json).join("\n"),
    });
    expect(code).toBe(ExitCode.Clean);
    expect(JSON.parse(stdout)).toMatchObject({ jobs: 2, variants: [{ statuses: good, jobs: 2 }] });
  });
});

describe("a bare machine", () => {
  test.each([
    ["a list of statuses", json(good), json(bad)],
    ["statuses with arrows", good.join(" -> "), bad.join(" -> ")],
    ["entries without times", json(good.map((Status) => ({ Status }))), json(bad.map((Status) => ({ Status })))],
  ])("%s is recognized by its statuses", async (_, legal, illegal) => {
    const right = await audited(legal, bare);
    expect(right.histories[0]!.findings.map(({ rule }) => rule)).not.toContain("illegal-transition");
    const { histories } = await audited(illegal, bare);
    expect(histories[0]!.findings.map(({ rule }) => rule)).toContain("illegal-transition");
  });
});

test("the documented shape of the GitHub Actions example is read", async () => {
  const text = json([
    { state: "requested", at: "2026-05-16T18:10:50Z" },
    { state: "queued", at: "2026-05-16T18:10:51Z" },
    { state: "in_progress", at: "2026-05-16T18:10:59Z" },
    { state: "success", at: "2026-05-16T18:12:50Z" },
  ]);
  expect(await audited(text, example("github-actions-run"))).toMatchObject({
    code: ExitCode.Clean,
    histories: [{ verdict: "legal" }],
  });
});

describe.each([
  ["a lifecycle with names of its own", deploy],
  ["aws-batch", example("aws-batch")],
  ["github-actions-run", example("github-actions-run")],
])("generate and audit agree: %s", (_, lifecycle) => {
  const generate = async (...options: string[]) =>
    (await runCommand(["generate", "--seed", "11", "--lifecycle", lifecycle, ...options])).stdout;

  test.each(["wire", "cli", "boto3", "sdk", "polls"])("legal jobs as %s", async (format) => {
    const { code, histories } = await audited(await generate("--count", "30", "-f", format), lifecycle);
    expect(code).toBe(ExitCode.Clean);
    expect(new Set(histories.map(({ job }) => job)).size).toBe(30);
    expect(histories.filter(({ verdict }) => !["legal", "open"].includes(verdict))).toEqual([]);
  });

  test("each fault is reported", async () => {
    const text = await generate("--count", "30", "--broken");
    const expected = text
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line).expected.rule as string);
    const { histories } = await audited(text, lifecycle);
    expect(histories.map(({ findings }) => findings.map(({ rule }) => rule))).toEqual(expected.map((rule) => [rule]));
  });

  test("phases counts each job once", async () => {
    const stdin = await generate("--count", "30");
    const { code, stdout } = await runCommand(["phases", "-", "-f", "json", "--lifecycle", lifecycle], { stdin });
    expect(code).toBe(ExitCode.Clean);
    expect(JSON.parse(stdout)).toMatchObject({ jobs: 30 });
  });
});
