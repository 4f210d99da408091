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

test("the example of DescribeJob is read with its lifecycle", async () => {
  const [, example] = /^## Responses of DescribeJob\n[\s\S]*?```json\n([\s\S]*?)```/m.exec(page)!;
  expect(await readAll(example!)).toMatchObject([{ kind: "job", name: "my-evaluation", lifecycle: { id: "Job" } }]);
});

test("every format has its section with an example", () => {
  expect(examples.map(([format]) => format).sort()).toEqual([...inputFormats].sort());
});

describe.each(examples)("%s", (format, example) => {
  test("the example is recognized, and read as one history", async () => {
    expect(await readAll(example)).toMatchObject([{ kind: "job", source: { format: SHOWN[format] ?? format } }]);
  });

  test("the example is read in the format that is named", async () => {
    expect(await readAll(example, { format })).toMatchObject([{ kind: "job" }]);
  });

  test("the example is short", () => {
    expect(example.trimEnd().split("\n").length).toBeLessThanOrEqual(5);
  });
});
