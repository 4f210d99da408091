import { describe, expect, test } from "vitest";
import { jobLifecycle, validateUnknown } from "../../src/index.ts";
import { readAll } from "../support/read-all.ts";

/*
 * One response of DescribeJob in the forms in which people hold responses. The names of its fields, not the form, say
 * that it is one.
 */

const START = 1_780_000_000;
const STATUSES = ["Starting", "Evaluating", "Finalizing", "Completed"];
const isoOf = (seconds: number) => new Date(seconds * 1000).toISOString();

/** The response, with times in a given form. */
function response(time: (seconds: number) => unknown = (seconds) => seconds) {
  const at = (i: number) => time(START + 0.25 + 10 * Math.min(i, STATUSES.length - 1));
  return {
    JobName: "my-evaluation",
    JobArn: "arn:aws:sagemaker:us-west-2:123456789012:job/my-evaluation",
    JobStatus: "Completed",
    SecondaryStatus: "Completed",
    CreationTime: at(0),
    SecondaryStatusTransitions: STATUSES.map((Status, i) => ({ Status, StartTime: at(i), EndTime: at(i + 1) })),
  };
}

const wire = response();
const snake = (key: string) => key.replaceAll(/[A-Z]/g, (letter, i) => `${i > 0 ? "_" : ""}${letter.toLowerCase()}`);
const camel = (key: string) => `${key[0]!.toLowerCase()}${key.slice(1)}`;

function renamed(value: unknown, rename: (key: string) => string): unknown {
  if (Array.isArray(value)) return value.map((element) => renamed(element, rename));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, field]) => [rename(key), renamed(field, rename)]));
}

const json = (value: unknown) => JSON.stringify(value);
const python = json(wire).replaceAll('"', "'");
const moment = (seconds: number) => {
  const [, month, day, hour, minute, second] = /-(\d+)-(\d+)T(\d+):(\d+):(\d+)/.exec(isoOf(seconds))!.map(Number);
  return `datetime.datetime(2026, ${month}, ${day}, ${hour}, ${minute}, ${second}, 250000, tzinfo=tzlocal())`;
};
const printed = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(printed).join(", ")}]`;
  if (typeof value === "number") return moment(value);
  if (typeof value === "object" && value !== null) {
    return `JobSecondaryStatusTransition(${fields(value)}, status_message=Unassigned())`;
  }
  return `'${value}'`;
};
const fields = (value: object, separator = ", ") =>
  Object.entries(value)
    .map(([key, field]) => `${snake(key)}=${printed(field)}`)
    .join(separator);
const notebook = json({
  cells: [
    { cell_type: "code", outputs: [{ output_type: "stream", name: "stdout", text: [`a line\n`, `${python}\n`] }] },
  ],
  nbformat: 4,
});
const yaml = [
  ...["JobName: my-evaluation", `JobArn: ${wire.JobArn}`, "JobStatus: Completed", "SecondaryStatus: Completed"],
  `CreationTime: ${wire.CreationTime}`,
  "SecondaryStatusTransitions:",
  ...wire.SecondaryStatusTransitions.map(
    ({ Status, StartTime, EndTime }) => `- Status: ${Status}\n  StartTime: ${StartTime}\n  EndTime: ${EndTime}`,
  ),
  "",
].join("\n");
const cell = (text: string) => `"${text.replaceAll('"', '""')}"`;
const csv = `JobName,JobStatus,SecondaryStatusTransitions\nmy-evaluation,Completed,${cell(python.slice(python.indexOf("[")).replace(/\}$/, ""))}\n`;

const FORMS: Readonly<Record<string, readonly [format: string, text: string]>> = {
  wire: ["wire", JSON.stringify(wire, null, 2)],
  "the AWS CLI": ["cli", json(response((seconds) => isoOf(seconds).replace("Z", "+00:00")))],
  boto3: ["boto3", json(response((seconds) => isoOf(seconds).replace("T", " ").replace("Z", "+00:00")))],
  "the SDK for JavaScript": ["sdk", json({ ...response(isoOf), $metadata: { httpStatusCode: 200 } })],
  milliseconds: ["step-functions", json(response((seconds) => seconds * 1000))],
  "snake case": ["snake-case", json(renamed(wire, snake))],
  "camel case": ["camel-case", json(renamed(wire, camel))],
  YAML: ["yaml", yaml],
  "a print-out of boto3": ["python", `${python}\n`],
  "repr of the Python SDK v3": ["sdk-v3", `Job(${fields(wire)})\n`],
  "print of the Python SDK v3": ["sdk-v3", `${fields(wire, " ")}\n`],
  "a table of pandas": ["csv", csv],
  "JSON of pandas": ["pandas", json({ columns: Object.keys(wire), index: [0], data: [Object.values(wire)] })],
  "a notebook": ["python", notebook],
  "JSON that another object holds": ["wire", json({ TaskResult: json(wire) })],
};

describe.each(Object.entries(FORMS))("%s", (_, [format, text]) => {
  test("is read with the lifecycle to validate with", async () => {
    const records = await readAll(text);
    expect(records).toMatchObject([{ kind: "job", name: "my-evaluation", source: { format } }]);
    const [record] = records;
    if (record?.kind !== "job") throw new Error("not read");
    expect(record.lifecycle).toBe(jobLifecycle);
    const { verdict, findings } = validateUnknown(record.job, { lifecycle: record.lifecycle });
    expect({ verdict, rules: findings.map(({ rule }) => rule) }).toEqual({
      verdict: "legal",
      rules: ["unattested-transition"],
    });
  });
});

const lifecyclesOf = async (text: string) =>
  (await readAll(text)).map((record) =>
    record.kind === "job" ? (record.lifecycle?.id ?? "TrainingJob") : "unreadable",
  );
const entriesOf = (...statuses: string[]) =>
  statuses.map((Status, i) => ({ Status, StartTime: START + i, EndTime: START + i + 1 }));

describe("among training jobs", () => {
  const training = { TrainingJobName: "t", SecondaryStatusTransitions: entriesOf("Starting") };

  test("each record has its lifecycle, line by line or in an array", async () => {
    const all = [wire, training, wire];
    expect(await lifecyclesOf(all.map(json).join("\n"))).toEqual(["Job", "TrainingJob", "Job"]);
    expect(await lifecyclesOf(json(all))).toEqual(["Job", "TrainingJob", "Job"]);
  });

  test("a training job that also has a JobName is a training job", async () => {
    expect(await lifecyclesOf(json({ ...training, JobName: "its pipeline's" }))).toEqual(["TrainingJob"]);
  });

  test("a table of training jobs may call their names JobName", async () => {
    const table = `JobName,SecondaryStatusTransitions\na,${cell("[{'Status': 'Starting', 'StartTime': 1780000000}]")}\n`;
    expect(await lifecyclesOf(table)).toEqual(["TrainingJob"]);
  });
});

describe("a history alone", () => {
  test.each([
    ["with statuses that only DescribeJob has", entriesOf("Starting", "Evaluating"), "Job"],
    ["with statuses that both have", entriesOf("Starting", "Training"), "TrainingJob"],
    ["with a status that neither has", entriesOf("Starting", "Evaluating", "Resting"), "TrainingJob"],
    ["in snake case", renamed(entriesOf("Generating"), snake), "Job"],
    ["as a list of statuses", ["Starting", "Evaluating", "Completed"], "Job"],
  ])("%s", async (_, value, expected) => {
    expect(await lifecyclesOf(json(value))).toEqual([expected]);
  });

  test("in rows of a table", async () => {
    const rows = entriesOf("Starting", "Validating").map(({ Status, StartTime }) => `x,${Status},${StartTime}`);
    expect(await lifecyclesOf(`JobName,Status,StartTime\n${rows.join("\n")}\n`)).toEqual(["Job"]);
  });
});

test("a response with 100 entries, the most that AWS returns, may have lost its beginning", async () => {
  const hundred = {
    ...wire,
    SecondaryStatusTransitions: entriesOf(...Array.from({ length: 100 }, () => "Evaluating")),
  };
  expect(await readAll(json(hundred))).toMatchObject([{ mayBeginMidway: true }]);
  expect((await readAll(json(wire)))[0]).not.toHaveProperty("mayBeginMidway");
});

test("a job of another API, which has a name and a status, is none", async () => {
  expect(await readAll(json({ JobName: "x", JobStatus: "COMPLETED" }))).toMatchObject([
    { kind: "unreadable", problem: expect.stringMatching(/^no training-job history found/) },
  ]);
});

test("a response without the array is one, and malformed", async () => {
  const { SecondaryStatusTransitions: _, ...rest } = wire;
  const [record] = await readAll(json(rest));
  if (record?.kind !== "job") throw new Error("not read");
  expect(validateUnknown(record.job, { lifecycle: record.lifecycle }).findings).toMatchObject([
    { rule: "malformed-job", path: ["SecondaryStatusTransitions"] },
  ]);
});
