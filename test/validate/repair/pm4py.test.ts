import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { repairHistory, trainingJobLifecycle } from "../../../src/index.ts";
import { historyOf } from "./histories.ts";

/** As PM4Py has it: evidence does not count, and to replace a status is to remove an entry and to insert another. */
const UNIFORM = { insert: 1, remove: 1, repeat: 1, replace: 2, edge: 0 } as const;

/** Costs that another program found for the same histories: see pm4py_costs.py, which made the file. */
const { pm4py, costs } = JSON.parse(readFileSync(new URL("pm4py-costs.json", import.meta.url), "utf8")) as {
  readonly pm4py: string;
  readonly costs: readonly (readonly [cost: number, statuses: string])[];
};

test(`PM4Py ${pm4py} finds the same optimal costs`, () => {
  expect(costs.length).toBe(400);
  const isEnd = (status: string) => trainingJobLifecycle.terminalStatuses.includes(status);
  const ours = costs.map(([, statuses]) => [
    repairHistory(historyOf(statuses.split(" "), isEnd), { costs: UNIFORM }).cost,
    statuses,
  ]);
  expect(ours).toEqual(costs);
});
