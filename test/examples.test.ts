import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import * as library from "../src/index.ts";
import * as machine from "../src/machine/index.ts";
import * as testing from "../src/testing/index.ts";

/*
 * The examples of the docstrings, run: `expression; // value` is what they say that the expression is.
 */
const shared = { ...library, ...machine, ...(await import("xstate")) };
const src = new URL("../src/", import.meta.url);

interface Example {
  readonly title: string;
  readonly file: string;
  readonly code: string;
}

function examplesIn(file: string): Example[] {
  const text = readFileSync(new URL(file, src), "utf8");
  const found = [...text.matchAll(/@example\n \* ```ts\n([\s\S]*?) \* ```/g)];
  return found.map(([, code], i) => ({
    title: `${file}, example ${i + 1}`,
    file,
    code: code!.replaceAll(/^ \* ?/gm, ""),
  }));
}

const examples = readdirSync(src, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".ts"))
  .sort()
  .flatMap(examplesIn);

/** `expression; // value` becomes a comparison. */
function asTest(code: string): string {
  return code.replaceAll(/^(.+?); \/\/ (.+)$/gm, (_, expression: string, value: string) => {
    const [, declared] = /^const (\w+) = /.exec(expression) ?? [];
    return declared === undefined ? `$same(${expression}, ${value});` : `${expression}; $same(${declared}, ${value});`;
  });
}

test("there are examples", () => {
  expect(examples.length).toBeGreaterThan(10);
});

describe("the examples of docstrings are true", () => {
  test.each(examples.map(({ title, file, code }) => [title, file, code] as const))("%s", async (_, file, code) => {
    const room = file.startsWith("testing/") ? { fc, ...testing } : {};
    const names = { ...shared, ...room, ...(await import(new URL(file, src).href)) };
    let compared = 0;
    const same = (found: unknown, said: unknown) => {
      compared++;
      expect(found).toEqual(said);
    };
    const AsyncFunction = (async () => {}).constructor as new (
      ...args: string[]
    ) => (...args: unknown[]) => Promise<void>;
    await new AsyncFunction(...Object.keys(names), "$same", asTest(code))(...Object.values(names), same);
    expect(compared).toBeGreaterThan(0);
  });
});
