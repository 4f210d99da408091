import { expect, test } from "vitest";
import { validateHistory } from "../../../src/index.ts";
import { readLifecycle } from "../../../src/machine/lifecycle.ts";

const deprecated = { deprecated: "2020-01-01" };
const lifecycle = readLifecycle({
  initial: "New",
  states: {
    New: { tags: "no-entry", meta: deprecated, on: { go: "Old" } },
    Old: { meta: deprecated },
  },
});

test("a retired status whose beginning no one knows has a message without it", () => {
  const { findings } = validateHistory(["Old"], { lifecycle });
  expect(findings.map(({ message }) => message)).toEqual(["Old is not supported by AWS since 2020-01-01"]);
});

test("an entry without a status is not the empty history, though that is retired", () => {
  const { findings } = validateHistory([{ StartTime: 0 }], { lifecycle });
  expect(findings.filter(({ rule }) => rule === "deprecated-status")).toEqual([]);
});
