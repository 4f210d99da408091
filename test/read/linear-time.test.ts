import { expect, test } from "vitest";
import { readAll } from "../support/read-all.ts";

/** Shapes in which a value, an array or a line never seems to end. */
const SHAPES: Record<string, (n: number) => string> = {
  "an array of empty objects on one line": (n) => `[${"{},".repeat(n)}{}]`,
  "objects that follow each other on one line": (n) => "{}".repeat(n),
  "an array of nulls": (n) => `[${"null,".repeat(n)}null]`,
  "brackets that are never closed": (n) => "[".repeat(n),
  "empty objects, one per line": (n) => "{}\n".repeat(n),
  "objects that are cut off, one per line": (n) => '{"a":"\n'.repeat(n),
};

test.each(Object.entries(SHAPES))("%s is read in linear time", { timeout: 60_000 }, async (_, make) => {
  const seconds = async (n: number) => {
    const text = make(n);
    const from = process.cpuUsage();
    await readAll(text);
    const { user, system } = process.cpuUsage(from);
    return (user + system) / 1e6;
  };
  await seconds(20_000);
  const [short, long] = [await seconds(20_000), await seconds(160_000)];
  // Eight times the input: quadratic growth would be 64 times.
  expect(long).toBeLessThan(24 * Math.max(short, 0.02));
});
