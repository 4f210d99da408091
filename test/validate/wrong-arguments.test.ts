import { describe, expect, test } from "vitest";
import * as root from "../../src/index.ts";
import * as machine from "../../src/machine/index.ts";
import * as matchers from "../../src/matchers/index.ts";
import * as read from "../../src/read/index.ts";
import * as sql from "../../src/sql/index.ts";
import * as testing from "../../src/testing/index.ts";
import * as monitor from "../../src/validate/monitor/index.ts";
import * as schema from "../../src/validate/standard-schema.ts";
import * as write from "../../src/write/index.ts";

/*
 * Every public function is called with a wrong value of every kind in every argument. Untrusted data gives a result; any
 * other wrong argument is a TypeError that says what was expected or what is known.
 */

const WRONG = {
  null: null,
  "a number": 42,
  NaN: Number.NaN,
  "a bigint": 1n,
  "a boolean": true,
  "a text": "wrong",
  "a symbol": Symbol("wrong"),
  "an array": [7],
  "an object": { wrong: 1 },
  "a Date": new Date(0),
  "an invalid Date": new Date(Number.NaN),
  "a Map": new Map(),
  "a function": () => 7,
  "a promise": Promise.resolve([]),
  "a revoked proxy": revoked(),
} as const;
type Kind = keyof typeof WRONG;

function revoked(): object {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  return proxy;
}

/** An argument: a right value, and the kinds of WRONG that are right, too. `data` takes anything. */
type Argument = readonly [right: unknown, ...also: readonly Kind[]] | "data";

/** What a matcher received: anything but a promise, of which it and its `.not` would both be wrong. */
const received: Argument = [[], ...(Object.keys(WRONG) as Kind[]).filter((kind) => kind !== "a promise")];

const options: Argument = [{}];
const lifecycle: Argument = [root.trainingJobLifecycle];
const history = [{ Status: "Starting", StartTime: 1_747_419_050 }];
const job = { SecondaryStatusTransitions: history };
const rule = { id: "my-rule", title: "T", severity: "info", evidence: "inferred", check: () => {}, message: () => "m" };
const query = { dialect: "duckdb", table: "jobs" };

const ENTRIES: Readonly<
  Record<string, readonly [exports: object, functions: Readonly<Record<string, readonly Argument[]>>]>
> = {
  ".": [
    root,
    {
      isLegal: ["data", [{}, "a number", "NaN"]],
      validateHistory: ["data", options],
      validateJob: ["data", options],
      validateUnknown: ["data", options],
      repairHistory: ["data", options],
      phases: ["data", options],
      compareSnapshots: ["data", "data", options],
      parseTransition: ["data"],
      epochMilliseconds: ["data"],
      equalTransitions: [
        [history[0], "an object"],
        [history[0], "an object"],
      ],
      defineRule: [[rule]],
    },
  ],
  "./machine": [
    machine,
    { diagram: [lifecycle, ["documented"]], lifecycleOf: [[machine.trainingJobMachine], options] },
  ],
  "./read": [read, { readHistories: ["data", options] }],
  "./write": [
    write,
    {
      writeJob: [[job, "an object"], ["wire"]],
      writeText: [[job, "an object"], ["wire"]],
      normalizeJob: [[job, "an object", "an array"]],
    },
  ],
  "./monitor": [monitor, { createMonitor: [options] }],
  "./sql": [sql, { toSql: [[query]], parseColumns: [["job=a,transitions=b"]] }],
  "./standard-schema": [schema, { toStandardSchema: [[root.validateUnknown, "a function"]] }],
  "./matchers": [
    matchers,
    {
      toBeLegalHistory: [received, options],
      toBeLegalJob: [received, options],
      toHaveFinding: [received, ["gap"], ["[0].Status", "a text", "an array"], options],
      toExtendSnapshot: [received, received],
    },
  ],
  "./testing": [
    testing,
    {
      legalHistory: [options],
      trainingJob: [options],
      polls: [options],
      events: [options],
      brokenHistory: [options],
      brokenJob: [options],
      lifecycleCommands: [options],
      edgeCoverage: [options],
    },
  ],
};

const NAMES_IT = /expected|unknown|takes|lacks|must|found|missing/;

function outcomeOf(call: (...args: unknown[]) => unknown, args: readonly unknown[]): string {
  try {
    const result = call(...args);
    return result === undefined ? "nothing" : "a result";
  } catch (error) {
    // Whatever a function does with a revoked proxy is such a TypeError.
    if (args.includes(WRONG["a revoked proxy"]) && error instanceof TypeError) return "named";
    if (!(error instanceof TypeError) || !NAMES_IT.test(error.message)) return `threw ${String(error)}`;
    return "named";
  }
}

describe.each(Object.entries(ENTRIES))("%s", (_, [exports, functions]) => {
  test("each function that is exported is in the table", () => {
    const isCallable = ([, value]: [string, unknown]) => typeof value === "function" && !`${value}`.startsWith("class");
    const exported = Object.entries(exports)
      .filter(isCallable)
      .map(([name]) => name);
    expect(Object.keys(functions).sort()).toEqual(exported.sort());
  });

  const cases = Object.entries(functions).flatMap(([name, args]) =>
    args.map((argument, i) => [name, i, argument, args] as const),
  );
  test.each(cases)("%s, argument %i", (name, i, argument, all) => {
    const call = (exports as Record<string, (...args: unknown[]) => unknown>)[name]!;
    const right = all.map((other) => (other === "data" ? history : other[0]));
    expect(outcomeOf(call, right), "right arguments").toBe("a result");
    const outcomes = Object.entries(WRONG).map(([kind, value]) => [kind, outcomeOf(call, right.with(i, value))]);
    const expected = Object.keys(WRONG).map((kind) => {
      const isRight = argument === "data" || argument.slice(1).includes(kind);
      return [kind, isRight ? "a result" : "named"];
    });
    expect(Object.fromEntries(outcomes)).toEqual(Object.fromEntries(expected));
  });
});
