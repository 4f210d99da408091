import { describe, expect, test } from "vitest";
import { inputFormats } from "../../src/read/read-histories.ts";
import { readAll } from "../support/read-all.ts";
import { runCommand } from "../support/run-command.ts";
import { measureGrowth } from "./measure-growth.ts";
import { BYTE_SHAPES, TEXT_SHAPES } from "./text-shapes.ts";

/* No input of n bytes takes more than linear time to read. */

/** Characters of the smaller input, if its format is recognized, and if it is named. */
const [RECOGNIZED, NAMED] = [8000, 800];

const shapes = Object.entries(TEXT_SHAPES);

test.each(shapes)("%s", async (_, shape) => {
  const growing: object[] = [];
  for (const [format, n] of [[undefined, RECOGNIZED] as const, ...inputFormats.map((name) => [name, NAMED] as const)]) {
    const growth = await measureGrowth((n) => {
      const text = shape(n);
      return () => readAll(text, { format });
    }, n);
    if (growth.isSuperlinear) growing.push({ format, ...growth });
  }
  expect(growing).toEqual([]);
});

describe("the command", () => {
  test.each(Object.entries(BYTE_SHAPES))("%s", async (_, shape) => {
    const growth = await measureGrowth((n) => {
      const stdin = shape(n);
      return () => runCommand(["audit", "-"], { stdin });
    }, 16_000);
    expect(growth).toMatchObject({ isSuperlinear: false });
  });
});
