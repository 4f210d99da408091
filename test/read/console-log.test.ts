import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type PublishedLog, statusesOf as printedStatuses, publishedLogs } from "../fidelity/histories.ts";
import { readAll } from "../support/read-all.ts";

/** How the SDK's output comes to be held: what stands between two status lines, drawn for each. */
const BETWEEN = [
  "\n",
  "...\n",
  "......",
  ".\r\n",
  "...\u001b[34m[2024-01-29 17:28:00,123] epoch 1 - loss: 0.3\u001b[0m\n",
  '\n{"loss": 0.25, "step": [1, 2]}\n#011',
  "\n2024-01-29 17:28:00 INFO - the training program's own line\n",
  "\n[1,5]<stdout>:it's {unbalanced\n",
  "\n#033[34mstep 7 of 10, loss 0.3",
] as const;

const statusesOf = (record: object) => (record as { job: { Status: string }[] }).job.map(({ Status }) => Status);

/** As the SDK prints it: time, status and a message, and something between. */
function printed({ lines }: PublishedLog, between: () => string): string {
  return lines.map(({ at, status }) => `${at} ${status} - Message of ${status}.${between()}`).join("");
}

describe("published logs, printed back", () => {
  const logs = publishedLogs.filter(({ lines }) => lines.every(({ at }) => at !== undefined));

  test("give the same status sequences, however their lines are glued", async () => {
    for (const log of logs) {
      await fc.assert(
        fc.asyncProperty(fc.infiniteStream(fc.constantFrom(...BETWEEN)), async (stream) => {
          const records = await readAll(printed(log, () => stream.next().value!));
          expect(records.every((record) => record.kind === "job" && !record.hasTimes)).toBe(true);
          // A damaged log may hold two lives; together they are what was printed.
          expect(records.flatMap(statusesOf)).toEqual(printedStatuses(log));
        }),
        { numRuns: 3, seed: 1 },
      );
    }
  });

  test("all in one file are as many jobs, where each says which job it creates", async () => {
    const clean = logs.filter(({ damage, missing }) => damage === undefined && missing === undefined);
    const text = clean
      .map((log) => `Creating training-job with name: ${log.id}\n${printed(log, () => "...\n")}`)
      .join("");
    const records = await readAll(text);
    expect(records.map((record) => record.kind === "job" && record.name)).toEqual(clean.map(({ id }) => id));
    expect(records.map(statusesOf)).toEqual(clean.map(printedStatuses));
  });
});

test("times of a log are those of the polls: no rule on times can fire", async () => {
  const log =
    "2024-01-29 17:27:55 Starting - Launching\n2024-01-29 17:27:55 Training - Training\n1999-01-01 00:00:00 Uploading - Back in time\n";
  const [record] = await readAll(log);
  expect(record).toMatchObject({ hasTimes: false });
  expect(JSON.stringify(record)).not.toMatch(/StartTime|17:27|1999/);
});

test("histories that are values in a log are read as well, and a broken one is reported", async () => {
  const job = '{"SecondaryStatusTransitions":[{"Status":"Starting","StartTime":1747419050}]}';
  const text = `2024-01-29 17:27:55 Starting - Launching\n${job}\n{"loss": 1}\n${job.slice(0, 60)}\n${job.replaceAll('"', "'")}\n2024-01-29 17:28:55 Training - on\n`;
  const records = await readAll(text);
  expect(records.map(({ kind, source: { format, line } }) => [kind, format, line])).toEqual([
    ["job", "wire", 2],
    ["unreadable", "unknown", 4],
    ["job", "python", 5],
    ["job", "console-log", 1],
  ]);
});

test("status lines in a file of values are a log, wherever they stand", async () => {
  const job = '{"SecondaryStatusTransitions":[{"Status":"Starting","StartTime":1747419050}]}';
  const records = await readAll(
    `${job}\n2024-01-29 17:27:55 Starting - Launching...\n${job}\nnothing of the kind\n2024-01-29 17:28:55 Training - on\n`,
  );
  expect(records.map(({ kind, source: { format, line } }) => [kind, format, line])).toEqual([
    ["job", "wire", 1],
    ["job", "wire", 3],
    ["unreadable", "unknown", 4],
    ["job", "console-log", 2],
  ]);
});
