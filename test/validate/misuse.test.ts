import { describe, expect, test } from "vitest";
import * as root from "../../src/index.ts";
import * as machine from "../../src/machine/index.ts";
import * as sql from "../../src/sql/index.ts";
import { createMonitor } from "../../src/validate/monitor/index.ts";
import * as schema from "../../src/validate/standard-schema.ts";
import * as write from "../../src/write/index.ts";

/* A call of a public function with a wrong argument is a TypeError that names the argument. */

const duckdb = { dialect: "duckdb", table: "jobs" };
const { trainingJobLifecycle } = root;

type Call = readonly [call: string, run: () => unknown, message: RegExp];

const calls: readonly Call[] = [
  ["toSql()", () => sql.toSql(undefined as never), /options: expected an object, found nothing/],
  ["toSql(dialect)", () => sql.toSql({ ...duckdb, dialect: "mysql" } as never), /unknown dialect "mysql".*trino/],
  ["toSql(no dialect)", () => sql.toSql({ table: "jobs" } as never), /unknown dialect nothing/],
  [
    "toSql(unknown option)",
    () => sql.toSql({ ...duckdb, tables: "jobs" } as never),
    /unknown option "tables".*"table"/,
  ],
  ["toSql(table)", () => sql.toSql({ ...duckdb, table: 7 } as never), /options.table: expected a name, found 7/],
  ["toSql(shape)", () => sql.toSql({ ...duckdb, shape: "row" } as never), /unknown shape "row": did you mean "rows"/],
  ["toSql(times)", () => sql.toSql({ ...duckdb, times: "second" } as never), /unknown kind of times "second"/],
  ["toSql(evidence)", () => sql.toSql({ ...duckdb, evidence: "heard" } as never), /unknown evidence "heard"/],
  [
    "toSql(lifecycle)",
    () => sql.toSql({ ...duckdb, lifecycle: {} } as never),
    /options.lifecycle: expected a lifecycle/,
  ],
  ["toSql(now)", () => sql.toSql({ ...duckdb, now: Number.NaN } as never), /options.now: expected epoch milliseconds/],
  [
    "toSql(columns)",
    () => sql.toSql({ ...duckdb, columns: "job" } as never),
    /options.columns: expected names by column/,
  ],
  ["toSql(a column)", () => sql.toSql({ ...duckdb, columns: { jop: ["a"] } } as never), /unknown column "jop".*"job"/],
  ["toSql(columns left out)", () => sql.toSql({ ...duckdb, columns: { job: ["a"] } } as never), /columns.transitions/],
  [
    "diagram(evidence)",
    () => machine.diagram(trainingJobLifecycle, "heard" as never),
    /unknown evidence "heard".*observed/,
  ],
  ["diagram()", () => machine.diagram(undefined as never), /expected a lifecycle, as lifecycleOf returns it/],
  ["diagram(machine)", () => machine.diagram(machine.trainingJobMachine as never), /expected a lifecycle/],
  ["writeJob(job)", () => write.writeJob(42 as never, "wire"), /job: expected a DescribeTrainingJob .* found 42/],
  [
    "writeJob(array)",
    () => write.writeJob([] as never, "wire"),
    /job: expected a DescribeTrainingJob .* found an array/,
  ],
  ["writeJob(format)", () => write.writeJob({}, "wired" as never), /unknown format "wired": did you mean "wire"/],
  ["writeText(job)", () => write.writeText(undefined as never, "wire"), /job: expected .* found nothing/],
  ["writeText(format)", () => write.writeText({}, undefined as never), /unknown format nothing/],
  ["equalTransitions(1, 2)", () => root.equalTransitions(1 as never, 2 as never), /expected an entry .* found 1/],
  [
    "equalTransitions(entry, null)",
    () => root.equalTransitions({ Status: "Starting", StartTime: 0 }, null as never),
    /expected an entry .* found null/,
  ],
  ["isLegal(options)", () => root.isLegal([], "strict" as never), /options: expected an object, found "strict"/],
  ["validateUnknown(options)", () => root.validateUnknown([], 7 as never), /options: expected an object, found 7/],
  ["phases(options)", () => root.phases([], { nows: 0 } as never), /unknown option "nows": did you mean "now"/],
  ["repairHistory(options)", () => root.repairHistory([], { cost: 1 } as never), /unknown option "cost".*"costs"/],
  [
    "compareSnapshots(options)",
    () => root.compareSnapshots({}, {}, 7 as never),
    /options: expected an object, found 7/,
  ],
  ["createMonitor(now)", () => createMonitor({ now: 0 } as never), /options.now: a monitor takes a clock/],
  [
    "createMonitor(rules)",
    () => createMonitor({ customRules: [7] } as never),
    /options.customRules\[0\]: expected a rule/,
  ],
  ["toStandardSchema()", () => schema.toStandardSchema(7 as never), /expected a function that validates, found 7/],
];

describe("misuse is a TypeError that names it", () => {
  test.each(calls)("%s", (_, run, message) => {
    expect(run).toThrow(TypeError);
    expect(run).toThrow(message);
  });
});

describe("a value that holds jobs is named, with what to do", () => {
  const event = { source: "aws.sagemaker", detail: { TrainingJobStatus: "Completed", SecondaryStatusTransitions: [] } };
  test.each<[string, object, string]>([
    ["an event", event, "an EventBridge event: use readHistories"],
    ["a Search response", { Results: [{ TrainingJob: {} }] }, "a Search response: use readHistories"],
    ["a Search result", { TrainingJob: {} }, "a Search result: use readHistories"],
    [
      "ListTrainingJobs",
      { TrainingJobSummaries: [] },
      "a ListTrainingJobs response, which has no histories: describe each of its jobs",
    ],
  ])("%s", (_, value, name) => {
    const message = `expected an object with SecondaryStatusTransitions, found ${name}`;
    expect(root.validateJob(value).findings).toEqual([
      expect.objectContaining({ rule: "malformed-job", path: [], message }),
    ]);
    expect(root.validateUnknown(value).findings).toEqual([expect.objectContaining({ message })]);
    expect(root.compareSnapshots(value, value).findings).not.toEqual([]);
    expect(() => root.repairHistory(value)).toThrow(new TypeError(`expected a job or its history; this is ${name}`));
  });
});

test("bad data is no misuse", () => {
  const bad = [undefined, null, 42, "Training", [], {}, [null], [7], { SecondaryStatusTransitions: 7 }];
  for (const value of bad) {
    expect(root.validateUnknown(value).findings).toEqual(expect.any(Array));
    expect(root.isLegal(value as never)).toEqual(expect.any(Boolean));
  }
  expect(root.validateUnknown(42)).toMatchObject({ verdict: "illegal", findings: [{ rule: "malformed-job" }] });
});

test("isLegal filters an array of histories", () => {
  const legal = [{ Status: "Starting", StartTime: 1_747_419_050 }];
  const illegal = [{ Status: "Completed", StartTime: 1_747_419_050 }];
  expect([legal, illegal, legal].filter(root.isLegal)).toEqual([legal, legal]);
  expect(root.isLegal(illegal, { rules: { "illegal-first-status": "off" } })).toBe(true);
});
