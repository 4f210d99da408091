import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { type ReadRecord, readHistories } from "../../src/read/index.ts";
import { runCommand } from "../support/run-command.ts";

const job = (name: string) =>
  JSON.stringify({
    TrainingJobName: name,
    SecondaryStatusTransitions: [{ Status: "Starting", StartTime: 1_747_419_050 }],
  });

describe("a stream that breaks off gives every whole record before the break, and no part of one", () => {
  const [a, b] = [job("a"), job("b")];

  test.each([
    ["within the second line", `${a}\n${b.slice(0, 40)}`, ["a"]],
    ["behind a record without a line end", `${a}\n${b}`, ["a", "b"]],
    ["within an array", `[${a},${b},${b.slice(0, 40)}`, ["a", "b"]],
    ["within pretty-printed JSON", JSON.stringify(JSON.parse(a), undefined, 2).slice(0, -4), []],
  ])("%s", async (_, text, names) => {
    async function* broken() {
      yield new TextEncoder().encode(text);
      throw new Error("reset");
    }
    const records: ReadRecord[] = [];
    const reading = (async () => {
      for await (const record of readHistories(broken())) records.push(record);
    })();
    await expect(reading).rejects.toThrow("reset");
    expect(records.map(({ kind, name }) => [kind, name])).toEqual(names.map((name) => ["job", name]));
  });

  test("a gzip file of a few kilobytes that is cut off", async () => {
    const line = `${a}\n`;
    const whole = gzipSync(line.repeat(50), { level: 0 });
    const cut = 1000;
    const { code, stdout, stderr } = await runCommand(["audit", "-", "--format", "json"], {
      stdin: whole.subarray(0, whole.length - cut),
    });
    expect({ code, isNamed: /gzip: the data is cut off/.test(stderr) }).toEqual({ code: 3, isNamed: true });
    // The checksum and the length of gzip, 8 bytes, are cut off as well.
    expect(JSON.parse(stdout).summary.histories).toBe(Math.floor((line.length * 50 - (cut - 8)) / line.length));
  });
});
