import { expect, test } from "vitest";
import {
  compareSnapshots,
  isLegal,
  phases,
  repairHistory,
  validateHistory,
  validateJob,
  validateUnknown,
} from "../../src/index.ts";
import { nameMatcher, pathMatcher } from "../../src/read/inputs/glob.ts";
import { createMonitor } from "../../src/validate/monitor/index.ts";
import { writers } from "../../src/write/formats/index.ts";
import { type WritableFormat, writeText } from "../../src/write/index.ts";
import { pageJob } from "../support/report-data.ts";
import { HISTORY_SHAPES } from "./history-shapes.ts";
import { measureGrowth } from "./measure-growth.ts";

/* The time that a history of n entries takes grows with n, whatever is wrong with it. */

/** Of the shorter history. */
const ENTRIES = 60;

const job = (SecondaryStatusTransitions: never[]) => ({
  TrainingJobName: "a",
  TrainingJobStatus: "Completed",
  SecondaryStatusTransitions,
});

/**
 * What takes a history. A monitor that is fed with single entries is not here: it judges each with all before it, and
 * takes at most 1,000 of them.
 */
const FUNCTIONS: Readonly<Record<string, (history: never[]) => unknown>> = {
  isLegal,
  validateHistory,
  "validateHistory with the repair": (history) => validateHistory(history, { repair: true }),
  validateJob: (history) => validateJob(job(history)),
  validateUnknown: (history) => validateUnknown(job(history)),
  repairHistory,
  phases,
  compareSnapshots: (history) => compareSnapshots(job(history), job(history.slice(1))),
  "a monitor of whole responses": (history) => createMonitor().update("a", job(history)),
  "the data of the HTML report": (history) => pageJob(job(history)),
  ...Object.fromEntries(
    (Object.keys(writers) as WritableFormat[]).map((format) => [
      `writing ${format}`,
      (history: never[]) => writeText(job(history), format),
    ]),
  ),
};

test.each(Object.entries(HISTORY_SHAPES))("%s", async (_, shape) => {
  const growing: object[] = [];
  for (const [name, run] of Object.entries(FUNCTIONS)) {
    const growth = await measureGrowth((n) => {
      const history = shape(n) as never[];
      return () => run(history);
    }, ENTRIES);
    if (growth.isSuperlinear) growing.push({ name, ...growth });
  }
  expect(growing).toEqual([]);
});

/** Globs that grow, and names that nearly match them. */
const GLOBS: Readonly<Record<string, (n: number) => readonly [glob: string, name: string]>> = {
  "many stars": (n) => ["*a*a*a*a*a*b", "a".repeat(n * 10)],
  "many letters between stars": (n) => [`*${"a".repeat(20)}b*`, "a".repeat(n * 10)],
  "many folders": (n) => ["**/a/**/a/**/b", "a/".repeat(n)],
  "unclosed braces": (n) => ["{,".repeat(n / 8), "a"],
  "commas in braces that are not closed": (n) => [`{${",".repeat(n)}`, "a"],
  "unclosed brackets": (n) => ["[".repeat(n / 8), "a"],
};

test.each(Object.entries(GLOBS))("a glob with %s", async (_, glob) => {
  for (const compile of [nameMatcher, pathMatcher]) {
    const growth = await measureGrowth((n) => {
      const [pattern, name] = glob(n);
      return () => compile(pattern)(name);
    }, 1000);
    expect(growth).toMatchObject({ isSuperlinear: false });
  }
});
