import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { inputFormats } from "../../src/read/read-histories.ts";
import { readAll } from "../support/read-all.ts";

const page = readFileSync(new URL("../../docs/inputs.md", import.meta.url), "utf8");

/** Each format with its first example. */
const examples = [...page.matchAll(/^### `([a-z0-9-]+)`\n[\s\S]*?```\w+\n([\s\S]*?)```/gm)].map(
  ([, format, example]) => [format!, example!] as const,
);

/** What the examples show inside another format. */
const SHOWN: Readonly<Record<string, string>> = { notebook: "console-log" };

test("every format has its section with an example", () => {
  expect(examples.map(([format]) => format).sort()).toEqual([...inputFormats].sort());
});

describe.each(examples)("%s", (format, example) => {
  test("the example is recognized, and read as one history", async () => {
    const kind = format === "describe-job" ? "unreadable" : "job";
    expect(await readAll(example)).toMatchObject([{ kind, source: { format: SHOWN[format] ?? format } }]);
  });

  test("the example is read in the format that is named", async () => {
    const kind = format === "describe-job" ? "unreadable" : "job";
    expect(await readAll(example, { format })).toMatchObject([{ kind }]);
  });

  test("the example is short", () => {
    expect(example.trimEnd().split("\n").length).toBeLessThanOrEqual(5);
  });
});
