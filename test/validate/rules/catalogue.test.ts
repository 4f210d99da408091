import { expect, test } from "vitest";
import type { Rule } from "../../../src/validate/engine/rule.ts";
import { catalogue, comparisons } from "../../../src/validate/rules/index.ts";

/* What every rule says of itself, in the order in which the rules run: its title, its evidence, and what it needs. */

test("the catalogue", async () => {
  const all: readonly Rule<string, unknown, never>[] = [...catalogue, ...comparisons];
  const lines = all.map((rule) => `${JSON.stringify({ ...rule, passes: undefined, passesStep: undefined })}\n`);
  await expect(lines.join("")).toMatchFileSnapshot("catalogue.txt");
});
