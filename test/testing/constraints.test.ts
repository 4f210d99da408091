import { describe, expect, test } from "vitest";
import { trainingJobLifecycle, trainingJobMachine } from "../../src/machine/index.ts";
import * as fixture from "../../src/testing/index.ts";
import {
  type BrokenHistoryConstraints,
  type BrokenJobConstraints,
  brokenHistory,
  brokenJob,
  type EdgeCoverageConstraints,
  type EventsConstraints,
  edgeCoverage,
  events,
  type LegalHistoryConstraints,
  type LifeConstraints,
  type LifecycleCommandsConstraints,
  legalHistory,
  lifecycleCommands,
  type PollsConstraints,
  polls,
  type TrainingJobConstraints,
  trainingJob,
} from "../../src/testing/index.ts";

/** For each constraint, valid and invalid values. The compiler demands a row for every constraint. */
type Table<Constraints> = {
  readonly [Name in keyof Constraints]-?: {
    readonly right: readonly Constraints[Name][];
    readonly wrong: readonly unknown[];
  };
};

const NO_FLAGS = ["yes", 1, 0, null];
const NO_WORDS = [7, null, [], {}, "", "toString"];
const counts = (least: number, most: number) => ({
  right: [least, most],
  wrong: [least - 1, most + 1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, "3", null],
});

const ended = { right: [true, false], wrong: NO_FLAGS };
const terminalStatuses = {
  right: [["Failed"], ["Completed", "Stopped"]],
  wrong: ["Failed", [], ["Training"], ["Complete"], [null], null, { 0: "Failed" }],
} satisfies Table<Pick<LifeConstraints, "terminalStatuses">>["terminalStatuses"];

const lifecycle = { right: [trainingJobLifecycle], wrong: [null, 5, {}, "TrainingJob", trainingJobMachine] };

const size = { right: ["xsmall", "small", "+1"] as const, wrong: [...NO_WORDS, "tiny"] };

const COVERED: Table<EdgeCoverageConstraints> = {
  lifecycle,
  evidence: { right: ["observed", "inferred"], wrong: [...NO_WORDS, "obsrved"] },
  retired: { right: [true, false], wrong: NO_FLAGS },
  spot: { right: [true, false], wrong: NO_FLAGS },
  retry: { right: [true, false], wrong: NO_FLAGS },
};

const dates = {
  right: [new Date("2024-06-01")],
  wrong: ["2024", 1_714_521_600, new Date("2017-11-28"), new Date(Number.NaN), null, {}],
};

const LIFE: Table<LifeConstraints> = {
  ...COVERED,
  ended,
  terminalStatuses,
  minLength: { ...counts(1, 1000), right: [1, 30] },
  maxLength: { ...counts(1, 1000), right: [2, 30] },
  size,
  minStart: dates,
  maxStart: dates,
  durations: {
    right: [{}, { training: { min: 1, max: 1 } }, { waiting: undefined, stopping: { min: 2, max: 2 ** 31 - 1 } }],
    wrong: [
      3,
      null,
      [],
      { trainings: { min: 1, max: 2 } },
      { training: 5 },
      { training: null },
      { training: { min: 1 } },
      { training: { min: 0, max: 2 } },
      { training: { min: 3, max: 2 } },
      { training: { min: 1.5, max: 2 } },
      { training: { min: 1, max: 2 ** 31 } },
      { training: { min: 1, max: 2, typ: 3 } },
    ],
  },
  clock: { right: ["milliseconds", "seconds"], wrong: [...NO_WORDS, "ns"] },
};

const base = {
  right: [{}, { RoleArn: "arn:aws:iam::123456789012:role/other", HyperParameters: { epochs: "3" } }],
  wrong: [null, 5, [], { SecondaryStatus: "Failed" }, { roleArn: "x" }],
};

const LEGAL: Table<LegalHistoryConstraints<"date" | "seconds" | "milliseconds" | "iso", string>> = {
  ...LIFE,
  times: { right: ["date", "seconds", "milliseconds", "iso"], wrong: [...NO_WORDS, "fortnights"] },
};
const JOB: Table<TrainingJobConstraints> = {
  ...LIFE,
  base,
  as: { right: ["sdk", "wire", "console-log"], wrong: [...NO_WORDS, "parchment"] },
};
const POLLS: Table<PollsConstraints> = {
  ...JOB,
  maxPollsPerEntry: counts(0, 1000),
  failures: { right: [true, false], wrong: NO_FLAGS },
};
const EVENTS: Table<EventsConstraints> = { ...LIFE, base, maxCopies: counts(1, 1000), maxDelay: counts(0, 1000) };
const COMMANDS: Table<LifecycleCommandsConstraints> = {
  lifecycle,
  size,
  maxCommands: counts(1, 10_000),
  jobs: counts(1, 1000),
  maxSeconds: counts(1, 2 ** 31 - 1),
  replayPath: { right: ["AAA:F"], wrong: [7, null, []] },
};
const BROKEN_HISTORY: Table<BrokenHistoryConstraints> = {
  ...LIFE,
  times: { right: ["iso"], wrong: [...NO_WORDS, "fortnights"] },
  rule: { right: ["overlap"], wrong: [...NO_WORDS, "overlaps", "status-mismatch"] },
};
const BROKEN_JOB: Table<BrokenJobConstraints> = {
  ...LIFE,
  base,
  as: { right: ["wire"], wrong: [...NO_WORDS, "search"] },
  rule: { right: ["overlap", "status-mismatch"], wrong: [...NO_WORDS, "overlaps"] },
};

type Tables = Readonly<Record<string, { readonly right: readonly unknown[]; readonly wrong: readonly unknown[] }>>;

const TABLES: Readonly<Record<string, [take: (constraints: never) => unknown, Tables]>> = {
  legalHistory: [legalHistory, LEGAL],
  trainingJob: [trainingJob, JOB],
  polls: [polls, POLLS],
  events: [events, EVENTS],
  brokenHistory: [brokenHistory, BROKEN_HISTORY],
  brokenJob: [brokenJob, BROKEN_JOB],
  lifecycleCommands: [lifecycleCommands, COMMANDS],
  edgeCoverage: [edgeCoverage, COVERED],
};

test("the table has every function that takes constraints", () => {
  const taking = Object.entries(fixture).filter(([name]) => /^[a-z]/.test(name));
  expect(taking.map(([name]) => name).sort()).toEqual(Object.keys(TABLES).sort());
});

describe.each(Object.entries(TABLES))("%s", (_, [take, table]) => {
  const taking = (constraints: unknown) => () => take(constraints as never);

  test.each(Object.entries(table))(
    "accepts valid values of %s and names the constraint if a value is invalid",
    (name, values) => {
      for (const value of [...values.right, undefined]) expect(taking({ [name]: value })).not.toThrow();
      for (const value of values.wrong) {
        const complaint =
          value === "status-mismatch" ? /needs a job/ : new RegExp(`^(?:${name}[.:]|unknown name in ${name} )`);
        expect(taking({ [name]: value }), `${name}: ${JSON.stringify(value)}`).toThrow(TypeError);
        expect(taking({ [name]: value }), `${name}: ${JSON.stringify(value)}`).toThrow(complaint);
      }
    },
  );

  test("accepts no constraints, and refuses anything but an object", () => {
    expect(taking(undefined)).not.toThrow();
    expect(taking({})).not.toThrow();
    for (const value of [null, 5, "ended", [], () => {}]) {
      expect(taking(value)).toThrow(TypeError);
      expect(taking(value)).toThrow(/^constraints: expected an object, found /);
    }
  });

  test("suggests the nearest constraint if a name is unknown", () => {
    const [name] = Object.keys(table);
    expect(taking({ [`${name}s`]: 1 })).toThrow(TypeError);
    expect(taking({ [`${name}s`]: 1 })).toThrow(`unknown constraint "${name}s": did you mean "${name}"?`);
  });
});

test.each<[string, unknown]>([
  [
    'durations.training: expected only min and max, found "typ"',
    { durations: { training: { min: 1, max: 2, typ: 3 } } },
  ],
  ["minStart: expected a Date from 2017-11-29 on, found an invalid Date", { minStart: new Date("yesterday") }],
  ["minStart: expected a Date from 2017-11-29 on, found 2014-05-01", { minStart: new Date("2014-05-01") }],
  ["minStart: expected a Date from 2017-11-29 on, found an object", { minStart: {} }],
])("%s", (complaint, constraints) => {
  expect(() => legalHistory(constraints as LegalHistoryConstraints)).toThrow(new TypeError(complaint));
});

describe("constraints that contradict each other are named", () => {
  test.each<[RegExp, LifeConstraints]>([
    [/^terminalStatuses: not allowed with ended: false/, { ended: false, terminalStatuses: ["Failed"] }],
    [
      /^terminalStatuses: .* 1 to 1000 entries ends in MaxWaitTimeExceeded$/,
      {
        spot: false,
        terminalStatuses: ["Completed", "MaxWaitTimeExceeded"],
      },
    ],
    [
      /^terminalStatuses: .* 1 to 2 entries ends in Completed$/,
      { maxLength: 2, terminalStatuses: ["Failed", "Completed"] },
    ],
    [/^minLength 5, maxLength 3: expected/, { minLength: 5, maxLength: 3 }],
    [/^minStart, maxStart: expected/, { minStart: new Date("2025-01-01"), maxStart: new Date("2024-01-01") }],
    [/^minStart, maxStart: .* a whole second/, { minStart: new Date(1.7e12 + 1), maxStart: new Date(1.7e12 + 2) }],
    [/^no legal history of 1 to 1 entries/, { maxLength: 1, ended: true }],
  ])("%s", (complaint, constraints) => {
    const taking: ((constraints: LifeConstraints) => unknown)[] = [legalHistory, trainingJob, polls, events];
    for (const take of taking) {
      expect(() => take(constraints)).toThrow(TypeError);
      expect(() => take(constraints)).toThrow(complaint);
    }
  });
});

describe("edgeCoverage", () => {
  test.each([
    [{ edgs: 1 }, 'unknown name in demand "edgs": did you mean "edges"'],
    [{ edges: Number.NaN }, "demand.edges: expected a share from 0 to 1, found NaN"],
    [{ edges: 50 }, "demand.edges: expected a share from 0 to 1, found 50"],
    [{ statuses: -0.1 }, "demand.statuses: expected a share"],
    [{ endings: "all" }, "demand.endings: expected a share"],
    [null, "demand: expected an object, found null"],
  ])("demand(%j) throws a TypeError", (least, complaint) => {
    expect(() => edgeCoverage().demand(least as never)).toThrow(TypeError);
    expect(() => edgeCoverage().demand(least as never)).toThrow(complaint);
  });

  test.each([null, undefined, 5, "Starting", {}, { SecondaryStatusTransitions: 5 }, Promise.resolve([])])(
    "record(%j) throws a TypeError",
    (seen) => {
      expect(() => edgeCoverage().record(seen as never)).toThrow(TypeError);
      expect(() => edgeCoverage().record(seen as never)).toThrow(/^record: expected an array of transitions, or a job/);
    },
  );

  test("edges that need a job are part of the total once a job was recorded", () => {
    const coverage = edgeCoverage({ evidence: "inferred" });
    const twice = [{ Status: "Starting" }, { Status: "Starting" }];
    const { of } = coverage.edges;
    coverage.record(twice);
    expect(coverage.edges).toMatchObject({ seen: 1, of });
    coverage.record({ SecondaryStatusTransitions: twice.slice(1) });
    expect(coverage.edges).toMatchObject({ seen: 1, of: of + 1 });
    coverage.record({ SecondaryStatusTransitions: twice });
    expect(coverage.edges).toMatchObject({ seen: 2, of: of + 1 });
  });

  test("records a history up to its first malformed entry", () => {
    const coverage = edgeCoverage();
    coverage.record([{ Status: "Starting" }, null, { Status: "Downloading" }] as never);
    expect(coverage.statuses.seen).toBe(1);
    expect(() => coverage.demand({ statuses: 0, edges: 0 })).not.toThrow();
    expect(() => coverage.demand({ statuses: 1 })).toThrow(/^statuses: 1 of \d+; missed Downloading, /);
  });
});
