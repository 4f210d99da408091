import { expect, test } from "vitest";
import { trainingJobLifecycle } from "../../../src/index.ts";
import { JobStore } from "../../../src/validate/monitor/job-store.ts";
import { StatusTrie } from "../../../src/validate/monitor/status-trie.ts";

const job = (entries: number, told: readonly string[] = []) => ({
  facts: {},
  created: Number.NaN,
  primary: "InProgress",
  primaryAt: Number.NaN,
  history: Array.from({ length: entries }, (_, i) => ({ Status: "Training", StartTime: 1000 + i, EndTime: 1001 + i })),
  modified: Number.NaN,
  told: new Set(told),
});

test("sequences are no longer and no more than can be kept", () => {
  const sequences = new StatusTrie();
  const grow = (status: (i: number) => string) => {
    let at = sequences.start;
    for (let i = 0; i < 200; i++) at = sequences.extend(at, status(i)) ?? at;
    return at.length;
  };
  expect(grow(() => "Training")).toBe(100);
  const lengths = Array.from({ length: 110 }, (_, n) => grow((i) => `${n} ${i}`));
  expect(lengths[0]).toBe(100);
  expect(lengths.at(-1)).toBe(0);
  // What is kept is found all the same.
  expect(grow(() => "Training")).toBe(100);
});

test("what jobs weigh is counted, whichever way they are kept, and given back", () => {
  const memory = new JobStore(trainingJobLifecycle);
  memory.remember("row", job(3));
  const row = memory.weight;
  expect(row).toBeGreaterThan(0);
  memory.remember("long", job(150));
  const long = memory.weight - row;
  expect(long).toBeGreaterThan(10 * row);
  memory.remember("long", job(150, ["a fault"]));
  expect(memory.weight).toBeGreaterThan(row + long);
  memory.remember("row", job(3));
  memory.forget("long");
  expect({ weight: memory.weight, names: [...memory.names()] }).toEqual({ weight: row, names: ["row"] });
  expect(memory.recall("row")?.history[2]).toEqual({ Status: "Training", StartTime: 1_002_000, EndTime: 1_003_000 });
  memory.forget("row");
  memory.forget("row");
  expect(memory.weight).toBe(0);
});
