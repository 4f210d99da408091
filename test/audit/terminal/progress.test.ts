import { Writable } from "node:stream";
import { describe, expect, test } from "vitest";
import { ProgressBar, progressText } from "../../../src/audit/terminal/progress-bar.ts";
import { life } from "../../support/jobs.ts";
import { runCommand } from "../../support/run-command.ts";

describe("the line", () => {
  test.each([
    [
      { bytes: 1_200_000_000, total: 2_400_000_000, seconds: 6 },
      "████████████░░░░░░░░░░░░ 50% 1.2 GB of 2.4 GB, 200 MB/s, 6 s left",
    ],
    [
      { bytes: 10_000, total: 4_000_000, seconds: 1 },
      "░░░░░░░░░░░░░░░░░░░░░░░░ 0% 10.0 kB of 4.0 MB, 10.0 kB/s, 6 min 39 s left",
    ],
    [
      { bytes: 1000, total: 10_000_000, seconds: 1 },
      "░░░░░░░░░░░░░░░░░░░░░░░░ 0% 1.0 kB of 10.0 MB, 1.0 kB/s, 2 h 46 min left",
    ],
    [{ bytes: 30, total: 20, seconds: 2 }, "████████████████████████ 100% 30 B of 20 B, 15 B/s, 0 s left"],
    [{ bytes: 5_000_000, total: undefined, seconds: 2 }, "5.0 MB, 2.5 MB/s"],
    [{ bytes: 0, total: 9, seconds: 2 }, "░░░░░░░░░░░░░░░░░░░░░░░░ 0% 0 B of 9 B, 0 B/s"],
    [{ bytes: 0, total: 0, seconds: 2 }, "0 B, 0 B/s"],
  ])("%j", (progress, text) => {
    expect(progressText(progress)).toBe(text);
  });
});

describe("the bar", () => {
  function barAt(moments: readonly number[]) {
    const written: string[] = [];
    const stream = new Writable({
      write(chunk, _, done) {
        written.push(String(chunk));
        done();
      },
    });
    const times = [...moments];
    return { bar: new ProgressBar(stream, () => times.shift()!), written };
  }

  test("is silent for the first second and draws ten times a second at most", () => {
    const { bar, written } = barAt([0, 0.5, 1.1, 1.15, 1.3]);
    for (const part of [10, 20, 30, 40]) bar.show(() => `${part}%`);
    expect(written.map((text) => /\d+%/.exec(text)?.[0])).toEqual(["20%", "40%"]);
  });

  test("clears what it has drawn, and only that", () => {
    const { bar, written } = barAt([0, 2]);
    bar.clear();
    expect(written).toEqual([]);
    bar.show(() => "1%");
    bar.clear();
    bar.clear();
    expect(written.slice(1)).toEqual(["\r\u001b[K"]);
  });
});

describe("the command", () => {
  const line = `${JSON.stringify(life("Completed", "Starting Downloading Training Uploading Completed"))}\n`;
  /** Input that takes longer than the silent second. */
  async function* slow() {
    yield line.repeat(100);
    await new Promise((resolve) => setTimeout(resolve, 1100));
    yield line.repeat(100);
  }

  test.each([
    ["a terminal", { isTTY: true }, [], /^<clear>\d+(?:\.\d)? kB, .*\/s<clear>$/],
    ["no terminal", { isTTY: false }, [], /^$/],
    ["--quiet", { isTTY: true }, ["--quiet"], /^$/],
    ["--no-progress", { isTTY: true }, ["--no-progress"], /^$/],
  ])("on %s", async (_, world, options, expected) => {
    const { stderr, stdout } = await runCommand(["audit", "-", "--format", "csv", ...options], {
      stdin: slow(),
      ...world,
    });
    expect(stderr.replaceAll("\r\u001b[K", "<clear>")).toMatch(expected);
    expect(stdout).toMatch(/^job,file/);
  });
});
