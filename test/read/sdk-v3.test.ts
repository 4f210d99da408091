import { describe, expect, test } from "vitest";
import type { ReadRecord } from "../../src/read/index.ts";
import { readAll } from "../support/read-all.ts";

const time = (minute: number, zone = "tzlocal()") =>
  `datetime.datetime(2025, 11, 24, 17, ${minute}, 8, 691000, tzinfo=${zone})`;

const entry = (status: string, start: number, end?: number, zone?: string) =>
  `SecondaryStatusTransition(status='${status}', start_time=${time(start, zone)}, end_time=${end === undefined ? "Unassigned()" : time(end, zone)}, status_message='${status} (it\\'s on)')`;

const history = (zone?: string) => `[${entry("Starting", 1, 2, zone)}, ${entry("Downloading", 2, undefined, zone)}]`;

const fields = (name: string, zone?: string) => [
  `training_job_name='${name}'`,
  "training_job_status='InProgress'",
  "stopping_condition=StoppingCondition(max_runtime_in_seconds=86400, max_wait_time_in_seconds=Unassigned())",
  `creation_time=${time(1, zone)}`,
  `secondary_status_transitions=${history(zone)}`,
  "hyper_parameters={'epochs': '3', 'note': \"a ') b\"}",
];

const repr = (name: string, zone?: string) => `TrainingJob(${fields(name, zone).join(", ")})`;

const statusesOf = (record: ReadRecord | undefined) => {
  if (record?.kind !== "job") return record;
  const { SecondaryStatusTransitions: entries = record.job } = record.job as { SecondaryStatusTransitions?: object[] };
  return (entries as { Status: string }[]).map(({ Status }) => Status);
};

const STATUSES = ["Starting", "Downloading"];

describe("what SDK v3 prints", () => {
  test.each([
    ["print", fields("a").join(" ")],
    ["print behind a label", `Latest: ${fields("a").join(" ")}`],
    ["print behind words that look like fields", `level=info step=3 ${fields("a").join(" ")}`],
    ["fields in another order", fields("a").reverse().join(" ")],
    ["repr", repr("a")],
    ["repr behind a label", `job = ${repr("a")}`],
    ["the class with its module", `sagemaker_core.main.resources.${repr("a")}`],
    ["inside another object", `ModelTrainer(role='x', _latest_training_job=${repr("a")}, tags=None)`],
    ["text around it", `some text {not: json\n${repr("a")}\n#metrics {"StartTime": 1, "Metrics": {}}\n[INFO] end`],
    ["text before a print", `it's a log\n${fields("a").join(" ")}\nit's the end`],
    ["Windows line ends", `${repr("a")}\r\nend\r\n`],
  ])("%s: one job with its history", async (_, text) => {
    const records = await readAll(text);
    expect(records).toMatchObject([{ kind: "job", name: "a", source: { format: "sdk-v3" } }]);
    expect(statusesOf(records[0])).toEqual(STATUSES);
    expect(records[0]).toMatchObject({ job: { StoppingCondition: { MaxRuntimeInSeconds: 86400 } } });
  });

  test.each([40, 79, 80, 120, 133])("cut at %i columns of a terminal", async (width) => {
    for (const text of [fields("a").join(" "), `Latest: ${fields("a").join(" ")}`, repr("a"), history()]) {
      const cut = text.match(new RegExp(`.{1,${width}}`, "g"))!.join("\n");
      const records = await readAll(cut);
      expect(records.map(statusesOf)).toEqual([STATUSES]);
    }
  });

  test("a running job has no end, and what is Unassigned() is absent", async () => {
    const [record] = await readAll(repr("a"));
    expect(record).toMatchObject({ job: { SecondaryStatusTransitions: [{}, { Status: "Downloading" }] } });
    expect(JSON.stringify(record)).not.toMatch(/EndTime.*EndTime|Unassigned/);
  });

  test.each([
    ["tzutc()", "2025-11-24T17:01:08.691000+00:00"],
    ["datetime.timezone.utc", "2025-11-24T17:01:08.691000+00:00"],
    ["datetime.timezone(datetime.timedelta(days=-1, seconds=57600))", "2025-11-24T17:01:08.691000-08:00"],
    ["tzoffset(None, -28800)", "2025-11-24T17:01:08.691000-08:00"],
    ["TzInfo(UTC)", "2025-11-24T17:01:08.691000+00:00"],
    ["TzInfo(-08:00)", "2025-11-24T17:01:08.691000-08:00"],
    ["TzInfo(0)", "2025-11-24T17:01:08.691000+00:00"],
    ["tzfile('/usr/share/zoneinfo/UTC')", "2025-11-24T17:01:08.691000+00:00"],
    ["<UTC>", "2025-11-24T17:01:08.691000+00:00"],
    ["tzlocal()", "2025-11-24T17:01:08.691000"],
  ])("times in %s", async (zone, expected) => {
    expect(await readAll(repr("a", zone))).toMatchObject([{ job: { CreationTime: expected } }]);
  });

  test("several jobs of one file, one per line, in a list or side by side", async () => {
    for (const text of [`${repr("a")}\n${repr("b")}`, `[${repr("a")}, ${repr("b")}]`, `${repr("a")} ${repr("b")}`]) {
      expect((await readAll(text)).map((record) => record.kind === "job" && record.name)).toEqual(["a", "b"]);
    }
    const printed = `${fields("a").join(" ")}\n${fields("b").join(" ")}\n`;
    expect((await readAll(printed)).map((record) => record.kind === "job" && record.name)).toEqual(["a", "b"]);
  });

  test.each([
    ["a list of transitions", history()],
    ["a list behind a label", `transitions: ${history()}`],
    ["one transition per line", `${entry("Starting", 1, 2)}\n${entry("Downloading", 2)}`],
    [
      "the fields of one transition per line",
      `status='Starting' start_time=${time(1)} end_time=${time(2)}\nstatus='Downloading' start_time=${time(2)}`,
    ],
  ])("%s is one history without a name", async (_, text) => {
    const records = await readAll(text);
    expect(records.map(statusesOf)).toEqual([STATUSES]);
    expect(records[0]).not.toHaveProperty("name");
  });

  test("Rich's guides, colours and links are left out", async () => {
    const pretty = repr("a")
      .replaceAll(/([([]|, )(?=[a-zA-Z_]+[=(])/g, "$1\n")
      .split("\n")
      .map((line, i) => (i === 0 ? line : `\u001b[2m│   │   \u001b[0m\u001b[1;38;2;10;20;30m${line}\u001b[0m`))
      .join("\n");
    expect((await readAll(pretty)).map(statusesOf)).toEqual([STATUSES]);
  });

  test("a truncated job is reported once, and those around it are read", async () => {
    const cut = repr("b").slice(0, -200);
    const records = await readAll(`${repr("a")}\n${cut}\n${repr("c")}\n`);
    expect(records).toMatchObject([
      { name: "a" },
      { kind: "unreadable", problem: expect.stringMatching(/cut off/), source: { line: 2 } },
      { name: "c" },
    ]);
  });

  test("in a notebook, behind other output of its cell", async () => {
    const cell = (text: string) => ({
      cell_type: "code",
      outputs: [{ output_type: "stream", text: text.split(/(?<=\n)/) }],
    });
    const notebook = {
      nbformat: 4,
      cells: [cell("hello\n"), cell(`{'a': 1}\n${repr("a")}\n`), cell(`${fields("b").join(" ")}\n`)],
    };
    expect(await readAll(JSON.stringify(notebook))).toMatchObject([
      { name: "a", source: { cell: 2, line: 2, format: "sdk-v3" } },
      { name: "b", source: { cell: 3, format: "sdk-v3" } },
    ]);
  });

  test("a job without a history is not one", async () => {
    expect(await readAll("TrainingJob(training_job_name='a', training_job_status='Completed')")).toMatchObject([
      { kind: "unreadable", problem: expect.stringMatching(/^no training-job history found/) },
    ]);
  });
});

const block = (rows: readonly string[]) =>
  `Status Transitions:\n${rows.join("\n")}\n\nStatus: InProgress - x (Elapsed: 5.3s)\n\n------\n`;

const panel = (name: string, rows: readonly (readonly [string, string, string])[]) =>
  [
    `╭${"─".repeat(20)} Training Job Status ${"─".repeat(20)}╮`,
    `│  TrainingJob Name      ${name.padEnd(36)}│`,
    `│  Job Status            ${"InProgress".padEnd(36)}│`,
    `│${" ".repeat(60)}│`,
    `│ Status Transitions${" ".repeat(41)}│`,
    `│        Step            Details              Duration       │`,
    ...rows.map(
      ([status, message, duration]) => `│   ✓    ${status.padEnd(16)}${message.padEnd(21)}${duration.padEnd(15)}│`,
    ),
    `╰${"─".repeat(60)}╯`,
  ].join("\n");

describe("what the waiter of SDK v3 shows", () => {
  const rows = ["  ✓ Starting: Starting the job (2.6s)", "  ⋯ Pending: waiting: for (capacity) (Running...)"];

  test("the last block of a job counts", async () => {
    const records = await readAll(`TrainingJob Name: a\n\n${block(rows.slice(0, 1))}${block(rows)}`);
    expect(records.map(statusesOf)).toEqual([["Starting", "Pending"]]);
    expect(records).toMatchObject([{ name: "a", hasTimes: false, source: { format: "sdk-v3-waiter" } }]);
    expect(records[0]).toMatchObject({
      job: [{ StatusMessage: "Starting the job" }, { StatusMessage: "waiting: for (capacity)" }],
    });
  });

  test("several jobs, by name or because a history begins anew", async () => {
    const named = `TrainingJob Name: a\n${block(rows)}TrainingJob Name: b\n${block(rows.slice(0, 1))}`;
    expect((await readAll(named)).map((record) => record.kind === "job" && record.name)).toEqual(["a", "b"]);
    expect((await readAll(block(rows) + block(rows.slice(0, 1)))).map(statusesOf)).toEqual([
      ["Starting", "Pending"],
      ["Starting"],
    ]);
  });

  test("colours, moves of the cursor and Windows line ends are left out", async () => {
    const text = block(rows).replaceAll("✓", "\u001b[1;32m✓\u001b[0m").replaceAll("\n", "\u001b[K\r\n");
    expect((await readAll(`\u001b[2J\u001b[?25l${text}`)).map(statusesOf)).toEqual([["Starting", "Pending"]]);
  });

  test("panels that are drawn again and again, in a notebook too", async () => {
    const first = [["Starting", "Starting job", "2.6s"]] as const;
    const text = [panel("a", first), panel("a", [...first, ["Training", "", "Running..."]])].join("\n");
    const notebook = { nbformat: 4, cells: [{ outputs: [{ data: { "text/plain": text.split(/(?<=\n)/) } }] }] };
    for (const input of [text, JSON.stringify(notebook)]) {
      const records = await readAll(input);
      expect(records.map(statusesOf)).toEqual([["Starting", "Training"]]);
      expect(records).toMatchObject([{ name: "a" }]);
    }
  });

  test("a status that is new is read, and a bullet list is not", async () => {
    expect(
      (await readAll(block(["  ✓ Starting: x (1s)", "  ⋯ Frobnicating: y (Running...)"]))).map(statusesOf),
    ).toEqual([["Starting", "Frobnicating"]]);
    expect(await readAll("Status Transitions:\n  - Note: nothing\n")).toMatchObject([{ kind: "unreadable" }]);
  });
});
