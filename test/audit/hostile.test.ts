import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { marked } from "marked";
import { afterAll, describe, expect, test } from "vitest";
import { reporters } from "../../src/audit/reporters/index.ts";
import { hostileJob, hostileTexts } from "../support/hostile.ts";
import { runCommand } from "../support/run-command.ts";
import { junitFaults, sarifFaults } from "../support/validators.ts";

/*
 * No report lets text of its input act. Names of files are such text too, and so is a record that cannot be read.
 */

const folder = mkdtempSync(join(tmpdir(), "hostile-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

hostileTexts.forEach((text, i) => {
  // What no file may be called, and what no file system keeps.
  const name = text.replaceAll(/[/\0\ud800]/g, "_");
  mkdirSync(join(folder, `${i} ${name}`));
  writeFileSync(
    join(folder, `${i} ${name}`, `${name}.json`),
    `${JSON.stringify(hostileJob(text))}\n${JSON.stringify([{ Status: text, StartTime: text }])}\n{ ${JSON.stringify(text)}: `,
  );
});

const report = async (format: string) => (await runCommand(["audit", folder, "--format", format])).stdout;

/** As the runner of GitHub Actions reads a line of a log: `::name key=value,...::data`, spaces before it or not. */
function commandsOf(log: string) {
  return log.split(/\r\n|\r|\n/).flatMap((line) => {
    const [, name, properties = "", data] = /^\s*::([^\s:]+)(?: (.*?))?::(.*)$/.exec(line) ?? [];
    if (name === undefined) return [];
    return [{ name, keys: properties.split(",").map((pair) => pair.split("=")[0]!), data }];
  });
}

describe.each(Object.keys(reporters))("%s", (format) => {
  test("has no control character but line ends, and no mark that turns the writing direction", async () => {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: that there is none is the point
    const found = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g;
    const text = await report(format);
    expect(text.match(found)).toBeNull();
    expect(text.length).toBeGreaterThan(1000);
  });

  test("says nothing in a log that a CI server takes for a command", async () => {
    const text = await report(format);
    const ours = format === "github" ? ["error", "warning", "notice"] : [];
    expect(commandsOf(text).filter(({ name }) => !ours.includes(name))).toEqual([]);
    expect(text).not.toMatch(/##\w*\[/);
  });
});

test("the reading of commands in these tests sees one", () => {
  expect(commandsOf("x\n  ::error file=a,line=1::b").map(({ name }) => name)).toEqual(["error"]);
});

test("json and ndjson say what the input said", async () => {
  const { histories } = JSON.parse(await report("json"));
  const names = histories.flatMap(({ job }: { job: string | null }) => job ?? []);
  expect(new Set(names)).toEqual(new Set(hostileTexts));
  expect(
    (await report("ndjson"))
      .trimEnd()
      .split("\n")
      .slice(0, -1)
      .map((line) => JSON.parse(line)),
  ).toEqual(histories);
});

test("github: an annotation has the properties that we gave it", async () => {
  const commands = commandsOf(await report("github"));
  const counts = ["error", "warning", "notice"].map((kind) => commands.filter(({ name }) => name === kind).length);
  expect(counts).toEqual([10, 10, 1]);
  for (const { keys } of commands.slice(0, -1))
    expect(keys.filter((key) => key !== "col")).toEqual(["file", "line", "title"]);
  // What the runner turns back into line ends, which would let the rest stand in a line of its own.
  expect(commands.filter(({ data }) => /%0[AD]/i.test(data!))).toEqual([]);
});

test("sarif: valid, and without links in messages", async () => {
  const text = await report("sarif");
  expect(sarifFaults(text)).toEqual([]);
  for (const { message } of JSON.parse(text).runs[0].results) expect(message.text).not.toMatch(/(?<!\\)\]\(/);
});

test("junit: valid, a case a record, each under its name", async () => {
  const text = await report("junit");
  expect(await junitFaults(text)).toEqual([]);
  const { summary } = JSON.parse(await report("json"));
  expect(text.match(/<testcase /g)).toHaveLength(summary.histories + summary.unreadable);
  expect(text).toContain('name="&#60;/script&#62;&#60;script&#62;alert(1)&#60;/script&#62;"');
});

test("markdown: a table of code, and no link, picture or other element", async () => {
  const html = await marked.parse(await report("markdown"), { gfm: true });
  const elements = new Set([...html.matchAll(/<([a-z0-9]+)/g)].map(([, name]) => name));
  expect([...elements].sort()).toEqual(["code", "h3", "p", "table", "tbody", "td", "th", "thead", "tr"]);
  const rows = html.split("<tr>").map((row) => row.match(/<t[dh]>/g)?.length);
  expect(new Set(rows.slice(1))).toEqual(new Set([2, 5]));
});

test("csv: each line has all columns, and no cell is a formula", async () => {
  const rows = (await report("csv")).trimEnd().split("\n").map(cellsOf);
  expect(new Set(rows.map((cells) => cells.length))).toEqual(new Set([rows[0]!.length]));
  expect(rows.flat().filter((cell) => /^\s*[=+\-@\uff1d]/.test(cell))).toEqual([]);
  expect(rows.flat()).toContain("'=1+1");
});

/** The cells of a line by RFC 4180. */
function cellsOf(line: string): string[] {
  const cells = [""];
  for (const [token] of line.matchAll(/"(?:[^"]|"")*"|,|[^",]+/g)) {
    if (token === ",") cells.push("");
    else cells.push(cells.pop() + (token.startsWith('"') ? token.slice(1, -1).replaceAll('""', '"') : token));
  }
  return cells;
}
