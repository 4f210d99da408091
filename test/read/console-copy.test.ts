import { describe, expect, test } from "vitest";
import { readAll } from "../support/read-all.ts";

describe("times as consoles and browsers write them", () => {
  test.each([
    ["Apr 12, 2022 08:44 UTC", "2022-04-12T08:44:00Z"],
    ["Apr 12, 2022, 8:44:00 PM", "2022-04-12T20:44:00"],
    ["Apr 12, 2022, 8:44:00\u202fAM PDT", "2022-04-12T08:44:00"],
    ["April 12, 2022 08:44 (UTC-07:00)", "2022-04-12T08:44:00-07:00"],
    ["12 Apr 2022 08:44", "2022-04-12T08:44:00"],
  ])("%s", async (time, StartTime) => {
    for (const separator of [" | ", "\t"]) {
      const row = ["Starting", time, "-", "Launching"].join(separator);
      expect(await readAll(row)).toMatchObject([
        { kind: "job", job: [{ Status: "Starting", StartTime, StatusMessage: "Launching" }] },
      ]);
    }
  });
});

describe("an unreadable row is reported on its line, and the other rows of its copy are not validated without it", () => {
  const good = "Downloading | Apr 12, 2022 08:51 UTC | - | x";

  test.each([
    ["Starting | yesterday | - | x", /^"yesterday" is no start time; a row is Status \| Start time/],
    ["Starting | Apr 12, 2022 08:44 UTC", /^this row has no end time; /],
    ["Starting  Apr 12, 2022 08:44 UTC  Apr 12, 2022 08:51 UTC", /parted by spaces; part them by tabs or \|$/],
  ])("%s", async (row, problem) => {
    const bad = { kind: "unreadable", problem: expect.stringMatching(problem), source: { format: "console-copy" } };
    expect(await readAll(row)).toMatchObject([bad]);
    expect(await readAll(`${good}\n${row}`)).toMatchObject([{ ...bad, source: { line: 2 } }]);
  });

  test("a row of another table is skipped", async () => {
    expect(await readAll(`${good}\n\nName | yesterday | x\nStarting up\n`)).toMatchObject([{ kind: "job" }]);
  });
});
