import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { trainingJobLifecycle } from "../../src/index.ts";
import type { ReadRecord } from "../../src/read/read-record.ts";
import { apply, mutations } from "../support/mutations.ts";
import { readAll } from "../support/read-all.ts";
import { samples } from "../support/slow.ts";

/* Whatever happens to the bytes of a file, its reader does not throw, does not hang and invents no history. */

const files = ["one-history/", "cases/"].flatMap((name) => {
  const folder = new URL(name, import.meta.url);
  return readdirSync(folder).map((file) => [`${name}${file}`, readFileSync(new URL(file, folder))] as const);
});

/** Milliseconds. Every file takes less than ten. */
const LONGEST = 5000;

const statusesOf = (record: ReadRecord): readonly string[] => {
  if (record.kind !== "job") return [];
  const { SecondaryStatusTransitions: entries = record.job } = record.job as { SecondaryStatusTransitions?: unknown };
  return Array.isArray(entries) ? entries.map((entry) => String(entry?.Status)) : [];
};

describe.each(files)("%s", (_, bytes) => {
  test("mutated", async () => {
    await fc.assert(
      fc.asyncProperty(mutations, async (changes) => {
        const mutated = apply(changes, bytes);
        const begin = performance.now();
        const records = await readAll(mutated, { file: "x" });
        expect(performance.now() - begin).toBeLessThan(LONGEST);
        // Every known status that is read is in the text, and no more often than there.
        // A terminal can have cut a word at its width.
        const shown = new TextDecoder("latin1").decode(mutated).replaceAll(/\r?\n/g, "");
        for (const status of trainingJobLifecycle.statuses) {
          const read = records.flatMap(statusesOf).filter((found) => found === status).length;
          if (read > 0) expect(shown.toLowerCase().split(status.toLowerCase()).length - 1).toBeGreaterThanOrEqual(read);
        }
        if (!/^\s*$/.test(shown)) expect(records).not.toEqual([]);
      }),
      { numRuns: samples(2000, 60) },
    );
  });
});
