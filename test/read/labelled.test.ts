import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readAll } from "../support/read-all.ts";

const json = (TrainingJobName: string) =>
  JSON.stringify({ TrainingJobName, SecondaryStatusTransitions: [{ Status: "Starting", StartTime: 1_747_419_050 }] });

/** As pprint prints it. */
const python = (name: string) =>
  `{'TrainingJobName': '${name}',\n 'SecondaryStatusTransitions': [{'Status': 'Starting',\n   'StartTime': 1747419050}]}`;

/** What was read: the names of jobs, and the problems of what is none. */
const told = async (text: string) =>
  (await readAll(text)).map((record) => (record.kind === "job" ? record.name : record.problem));

describe("a history behind something on its line", () => {
  const LABELS = [
    "response = ",
    "INFO:root:",
    "[INFO] ",
    "2025-05-16 18:10:50,123 INFO [it's] response: ",
    "2025-05-16T18:10:50.603Z ",
    "Out[2]: ",
    ">>> ",
    "\u001b[32m",
    "> `",
    "print(",
    "dict_values([",
  ];

  test.each(LABELS)("%j", async (label) => {
    for (const job of [json, python]) {
      expect(await told(`${label}${job("a")}`)).toEqual(["a"]);
      expect(await told(`${label}${job("a")}\n${label}hello\n${label}${job("b")}\n`)).toEqual(["a", "b"]);
    }
  });

  test("has the place where it begins, and is read alike in pieces of any size", async () => {
    const text = LABELS.map((label, i) => `${label}${(i % 2 === 0 ? json : python)(`job-${i}`)}\n`).join("");
    const whole = await readAll(text);
    expect(whole.map((record) => record.kind === "job" && record.name)).toEqual(LABELS.map((_, i) => `job-${i}`));
    for (const { source } of whole) expect(text.slice(source.byteOffset)).toMatch(/^\{.TrainingJobName/);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 200 }), async (size) => {
        const bytes = new TextEncoder().encode(text);
        const pieces = new ReadableStream<Uint8Array>({
          start(controller) {
            for (let at = 0; at < bytes.length; at += size) controller.enqueue(bytes.slice(at, at + size));
            controller.close();
          },
        });
        expect(await readAll(pieces)).toEqual(whole);
      }),
      { numRuns: 20 },
    );
  });

  test("may be a bare history over several lines, and ends with it", async () => {
    const history = "history = [{'Status': 'Starting', 'StartTime': 1},\n  {'Status': 'Training', 'StartTime': 2}]";
    const records = await readAll(`${history}\nINFO ${json("b")}`);
    expect(records).toMatchObject([
      { job: [{ Status: "Starting" }, { Status: "Training" }] },
      { name: "b", source: { line: 3 } },
    ]);
  });

  test("can follow values too, and values without a history are reported once", async () => {
    expect(await told(`${json("a")}\nINFO ${json("b")}\nINFO {"x":1}\nINFO {"y":2}`)).toEqual([
      "a",
      "b",
      expect.stringMatching(/^this is neither JSON .* begins "INFO".* \(and 1 more like it up to line 4\)$/),
    ]);
  });

  test("is told where it shows signs of a history and cannot be read; a bracket that is never closed hides nothing", async () => {
    expect(
      await told(`INFO {'SecondaryStatusTransitions': [broken]}\nINFO {"foo\nINFO {foo\nINFO ${json("a")}`),
    ).toEqual(["the record cannot be read: broken at 32 is no literal", "a"]);
  });

  test("a ListTrainingJobs response in a log is skipped, and named if there is nothing else", async () => {
    const list = 'INFO {"TrainingJobSummaries":[]}';
    expect(await told(`2024-01-29 17:27:55 Starting - waiting\n${list}\nStartTime: 3`)).toEqual([undefined]);
    expect(await told(list)).toEqual([expect.stringMatching(/carries no history; call DescribeTrainingJob/)]);
  });
});

describe("good records around a bad one on its line", () => {
  const [a, b] = [json("a"), json("b")];

  test.each([
    [`${a} x ${b}`, ["a", "b"]],
    [`${a}; ${b}`, ["a", "b"]],
    [`[${a},{"x":[},${b}]`, ["a", expect.stringMatching(/cannot be read/), "b", expect.stringMatching(/cut off/)]],
    [
      `{"Results":[{"TrainingJob":${a}},{"TrainingJob":{x}},{"TrainingJob":${b}}]}`,
      [expect.stringMatching(/cannot be read/), "a", "b"],
    ],
  ])("%s", async (text, expected) => {
    expect(await told(text)).toEqual(expected);
    expect(await told(`${text}\n${json("c")}`)).toContain("c");
  });

  test("an event is read whole, not its detail alone", async () => {
    const text = `{"x":[{"detail":${a}},{x},{"detail":${b}}]}`;
    expect((await readAll(text)).slice(1)).toMatchObject([
      { name: "a", source: { format: "eventbridge" } },
      { name: "b", source: { format: "eventbridge" } },
    ]);
  });

  test("neighbours that are bad for one reason are one record, which counts them", async () => {
    const records = await readAll(`${'{"x":1\n'.repeat(1000)}${a}\n{"x":1`);
    expect(records).toMatchObject(
      [
        { problem: /cut off.* \(and 999 more like it up to line 1000\)$/, source: { line: 1 } },
        { name: "a" },
        { problem: /never closed$/, source: { line: 1002 } },
      ].map(({ problem, ...rest }) => (problem ? { ...rest, problem: expect.stringMatching(problem) } : rest)),
    );
  });
});
