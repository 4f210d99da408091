import { describe, expect, test } from "vitest";
import { readAll } from "../support/read-all.ts";

const job = (TrainingJobName: string) => ({
  TrainingJobName,
  SecondaryStatusTransitions: [{ Status: "Starting", StartTime: 1_747_419_050 }],
});
const [a, b] = [job("a"), job("b")];
const text = JSON.stringify;

describe("a job inside something else is read, and its path says where", () => {
  test.each<[string, object, (string | number)[][]]>([
    ["a message of SQS", { Messages: [{ Body: text(a) }] }, [["Messages", 0, "Body"]]],
    [
      "SQS to Lambda",
      { Records: [{ body: text(a) }, { body: text(b) }] },
      [
        ["Records", 0, "body"],
        ["Records", 1, "body"],
      ],
    ],
    ["SNS to Lambda", { Records: [{ Sns: { Message: text(a) } }] }, [["Records", 0, "Sns", "Message"]]],
    ["an execution of Step Functions", { output: text(a) }, [["output"]]],
    ["a state of Step Functions", { TrainingResult: a }, [["TrainingResult"]]],
    ["a map by name", { a, b }, [["a"], ["b"]]],
    ["a list", { jobs: [a] }, [["jobs", 0]]],
    ["an event in a message", { Message: text({ detail: a }) }, [["Message", "detail"]]],
  ])("%s", async (_, value, paths) => {
    const records = await readAll(text(value));
    expect(records.map(({ source }) => source.path)).toEqual(paths);
    expect(records.map((record) => record.kind === "job" && record.name)).toEqual(["a", "b"].slice(0, paths.length));
  });

  test("a bare array may be of anything", async () => {
    expect(await readAll('{"steps":[{"StartTime":1}],"x":{"y":[{"Status":"Succeeded"}]}}')).toMatchObject([
      {
        kind: "unreadable",
        problem: expect.stringMatching(/^no training-job history found: found an object with the keys steps, x;/),
      },
    ]);
  });

  test("nor is a value that nests deeper or turns back on itself followed for long", async () => {
    const round: Record<string, unknown> = {};
    Object.assign(round, { a: round, b: [round], c: "[1", d: "{}" });
    expect(await readAll(round)).toMatchObject([{ kind: "unreadable" }]);
  });
});

describe("what is no JSON says what it seems to be, and what to do", () => {
  test.each([
    ["hello world", /begins "hello world"; write one record per line, or name the format with --input-format$/],
    ["TrainingJobName: x\nTrainingJobStatus: Completed", /^no training-job history found: this looks like YAML/],
    ["job,status\nx,Completed", /^no training-job history found: this looks like CSV/],
    [`${"-".repeat(40)}\n|  DescribeTrainingJob  |`, /looks like --output table of the AWS CLI; write --output json/],
    ["arn:aws\t2025-05-16\tx\nSECONDARYSTATUSTRANSITIONS\t1", /looks like --output text of the AWS CLI/],
    [`job.json${"\0".repeat(249)}ustar\0`, /^this is a tar archive: unpack it first$/],
    ['{"detail":1}', /found an object with the keys detail; looked for .* an EventBridge event of a training job/],
  ])("%j", async (input, problem) => {
    expect(await readAll(input)).toMatchObject([{ kind: "unreadable", problem: expect.stringMatching(problem) }]);
  });

  test.each(["console-log", "console-copy"])("no line of %s, where that is asked for", async (format) => {
    for (const input of [text(a), "nothing"]) {
      expect(await readAll(input, { format, file: "x" })).toEqual([
        {
          kind: "unreadable",
          problem: `no ${format} line found here`,
          source: { file: "x", line: 1, byteOffset: 0, format },
        },
      ]);
    }
  });
});

test("only unreadable notebook cells that look like a history are reported", async () => {
  const cells = [text(a), '{"SecondaryStatusTransitions":[{', "hello {", "{'x': 1}", "\0\0", "StartTime: 5", text(b)];
  const notebook = { nbformat: 4, cells: cells.map((output) => ({ outputs: [{ text: output }] })) };
  expect(await readAll(text(notebook))).toMatchObject([
    { name: "a", source: { cell: 1 } },
    { kind: "unreadable", problem: expect.stringMatching(/cut off/), source: { cell: 2 } },
    { name: "b", source: { cell: 7 } },
  ]);
});
