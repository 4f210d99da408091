import { describe, expect, test } from "vitest";
import { isLegal, validateHistory } from "../../src/index.ts";
import type { ReadRecord } from "../../src/read/read-record.ts";
import { readAll } from "../support/read-all.ts";
import { runCommand } from "../support/run-command.ts";

/* Variants of the formats that are not in their examples: wrappers, several documents, other separators, other text. */

const entries = [
  { Status: "Starting", StartTime: "2025-11-24T17:08:51.691Z", EndTime: "2025-11-24T17:08:52.140Z" },
  { Status: "Downloading", StartTime: "2025-11-24T17:08:52.140Z" },
];
const job = { TrainingJobName: "a", SecondaryStatusTransitions: entries };
const camel = entries.map(({ Status: status, StartTime: startTime }) => ({ status, startTime }));
const camelJob = { trainingJobName: "a", secondaryStatusTransitions: camel };
const yamlEntries =
  "- Status: Starting\n  StartTime: '2025-11-24T17:08:51Z'\n- Status: Downloading\n  StartTime: '2025-11-24T17:08:52Z'\n";
const yamlJob = (name: string) => `TrainingJobName: ${name}\nSecondaryStatusTransitions:\n${yamlEntries}`;
const text = JSON.stringify;

const statusesOf = (record: ReadRecord) => {
  if (record.kind !== "job") return record.problem;
  const { SecondaryStatusTransitions: history = record.job } = record.job as { SecondaryStatusTransitions?: unknown };
  return (history as { Status: string }[]).map(({ Status }) => Status).join(" ");
};

const ONE = ["Starting Downloading"];
const TWO = [...ONE, ...ONE];

describe("is read", () => {
  test.each<[string, string, string, readonly string[]]>([
    ["an array in camel case", text(camel), "camel-case", ONE],
    ["camel case in a wrapper", text({ trainingJob: camelJob }), "camel-case", ONE],
    ["camel case in search results", text({ results: [{ trainingJob: camelJob }] }), "camel-case", ONE],
    [
      "enums of Java",
      text(camel.map((entry) => ({ ...entry, status: entry.status.toUpperCase() }))),
      "camel-case",
      ONE,
    ],
    ["YAML: a list of jobs", `- ${yamlJob("a").replaceAll("\n", "\n  ").trimEnd()}\n`, "yaml", ONE],
    ["YAML: several documents", `---\n${yamlJob("a")}---\n${yamlJob("b")}`, "yaml", TWO],
    ["YAML: a bare history", yamlEntries, "yaml", ONE],
    ["YAML: a wrapper", `TrainingJob:\n  ${yamlJob("a").replaceAll("\n", "\n  ")}`, "yaml", ONE],
    ["YAML: statuses", "- Starting\n- Downloading\n", "yaml", ONE],
    ["YAML with Windows line ends, behind a comment", `# job\n\n${yamlJob("a")}`.replaceAll("\n", "\r\n"), "yaml", ONE],
    ["statuses, a list per line", '["Starting", "Downloading"]\n["Starting", "Downloading"]\n', "status-list", TWO],
    [
      "statuses, lists in a list",
      text([
        ["Starting", "Downloading"],
        ["Starting", "Downloading"],
      ]),
      "status-list",
      TWO,
    ],
    ["statuses as Python prints them", "['Starting', 'Downloading']", "python", ONE],
    [
      "statuses with one that is misspelt",
      '["Starting", "Downloading", "Trainning"]',
      "status-list",
      ["Starting Downloading Trainning"],
    ],
    [
      "statuses in lines, parted by a blank one",
      "Starting\nDownloading\n\nStarting\nDownloading\n",
      "status-lines",
      TWO,
    ],
    [
      "pandas: a table of transitions",
      text({ Status: { 0: "Starting", 1: "Downloading" }, StartTime: { 0: 1764004131691, 1: 1764004132140 } }),
      "pandas",
      ONE,
    ],
    [
      "pandas: lists",
      text({ status: ["Starting", "Downloading"], start_time: [1764004131691, 1764004132140] }),
      "pandas",
      ONE,
    ],
    [
      "Go: a bare slice without commas",
      '[{\n  StartTime: 2020-05-06 07:08:09.5 +0000 UTC,\n  Status: "Starting",\n  StatusMessage: "Can\'t {"\n} {\n  StartTime: 2020-05-06 07:09:09 +0000 UTC,\n  Status: "Downloading"\n}]',
      "go",
      ONE,
    ],
    [
      "Go: a pointer behind a line of a log",
      '2020/05/06 10:00:00 job\n&{\n  SecondaryStatusTransitions: [{\n    StartTime: 2020-05-06 07:08:09 -0700 PDT,\n    Status: "Starting"\n  }]\n}\ndone\n',
      "go",
      ["Starting"],
    ],
    [
      "Markdown with a fenced response",
      `# Report\n\nSee {x} and [y]: SecondaryStatusTransitions.\n\n\`\`\`json\n${JSON.stringify(job, null, 2)}\n\`\`\`\n\n| a | [b] |\n`,
      "sdk",
      ONE,
    ],
    [
      "a log that begins with metrics",
      '#metrics {"StartTime": 1, "Metrics": {"Status": {"count": 1}}}\n2021-03-09 08:00:01 Starting - x\n2021-03-09 08:00:02 Downloading - y\n',
      "console-log",
      ONE,
    ],
    [
      "the history of an execution, with its job in three events",
      text({ events: [1, 2, 3].map((id) => ({ id, type: "T", [`details${id}`]: { output: text(job) } })) }),
      "sdk",
      ONE,
    ],
  ])("%s", async (_, input, format, expected) => {
    const records = await readAll(input);
    expect(records.map(statusesOf)).toEqual(expected);
    expect(new Set(records.map(({ source }) => source.format))).toEqual(new Set([format]));
  });
});

describe("is not a history", () => {
  test.each<[string, unknown]>([
    ["services", [{ service: "db", status: "up" }]],
    [
      "jobs of another system, with statuses of ours",
      [
        { name: "a", status: "Completed" },
        { name: "b", status: "Failed" },
      ],
    ],
    [
      "jobs of another system, with times",
      [{ id: "a", status: "Completed", startTime: "2025-11-24T17:08:51Z", endTime: "2025-11-24T17:08:52Z" }],
    ],
    ["phases of a build", { phases: [{ phaseType: "BUILD", phaseStatus: "SUCCEEDED", startTime: 1, endTime: 2 }] }],
    [
      "steps of a pipeline",
      {
        PipelineExecutionSteps: [
          { StepName: "a", StepStatus: "Succeeded", StartTime: 1, Metadata: { TrainingJob: { Arn: "x" } } },
        ],
      },
    ],
    [
      "a trial component",
      { TrialComponentName: "x", Status: { PrimaryStatus: "Completed" }, StartTime: 1, EndTime: 2 },
    ],
    ["a transform job", { TransformJobName: "x", TransformJobStatus: "Completed", TransformStartTime: 1 }],
    ["words", ["a", "b"]],
  ])("%s", async (_, value) => {
    const records = await readAll(text(value));
    expect(records).toMatchObject([
      { kind: "unreadable", problem: expect.stringMatching(/^no training-job history found: /) },
    ]);
    // Among other text it is skipped.
    const log = `2021-03-09 08:00:01 Starting - x\nINFO ${text(value)}\n2021-03-09 08:00:02 Downloading - y\n`;
    expect((await readAll(log)).map(statusesOf)).toEqual(ONE);
  });
});

describe("a list of statuses in the library", () => {
  test("is judged by its order", () => {
    expect(validateHistory(["Starting", "Downloading", "Training", "Completed"])).toMatchObject({
      verdict: "illegal",
      findings: [{ rule: "illegal-transition", path: [3, "Status"] }],
    });
    expect(validateHistory(["Starting", "Downloading", "Training", "Uploading", "Completed"]).findings).toEqual([]);
    expect(validateHistory(["Training", "Uploading"]).findings).toMatchObject([{ rule: "illegal-first-status" }]);
    expect(isLegal(["Starting", "Training", "Completed"])).toBe(false);
    expect(isLegal(["Starting", "Downloading"])).toBe(true);
  });
});

describe("the command", () => {
  const audit = async (...args: Parameters<typeof runCommand>) => {
    const { stdout, code } = await runCommand(["audit", ...args[0], "--format", "json"], args[1]);
    return { code, histories: JSON.parse(stdout).histories };
  };

  test("reads CSV on standard input, with histories that Python printed", async () => {
    const cell = `[{'Status': 'Starting', 'StartTime': datetime.datetime(2025, 11, 24, 17, 8, tzinfo=tzutc())}]`;
    const stdin = `,TrainingJobName,SecondaryStatusTransitions\n0,a,"${cell}"\n1,"b, c","${cell}"\n`;
    const { histories } = await audit(["-"], { stdin });
    expect(histories).toMatchObject([
      { job: "a", verdict: "open", findings: [] },
      { job: "b, c", verdict: "open", findings: [] },
    ]);
  });

  test("says what to do with an address", async () => {
    const { stderr } = await runCommand(["audit", "s3://bucket/jobs.json"]);
    expect(stderr).toContain("aws s3 cp s3://bucket/jobs.json - | npx sagemaker-transitions audit -");
  });

  test("reads a file once that is named twice", async () => {
    const { histories } = await audit(
      [["examples/broken.json", "./examples/broken.json", "examples/b*.json"]].flat() as never,
    );
    expect(histories.filter(({ job }: { job: string }) => job === "image-classifier-broken")).toHaveLength(1);
  });

  test("says which line reported the findings of a response that is there twice", async () => {
    const broken = text({ ...job, SecondaryStatusTransitions: entries.toReversed() });
    const stdin = `${broken}\n${broken}\n`;
    const { histories } = await audit(["-"], { stdin });
    expect(histories).toMatchObject([{ verdict: "illegal" }, { verdict: "illegal", findings: [], sameAs: 1 }]);
    expect((await runCommand(["audit", "-"], { stdin })).stdout).toContain("same findings as line 1");
    const { stdout: junit } = await runCommand(["audit", "-", "--format", "junit"], { stdin });
    expect(junit).toContain('failures="2"');
  });
});
