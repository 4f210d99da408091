import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { runCommand } from "../../support/run-command.ts";

/* A finding is at the line and column of the offending value, whatever the format of the file. */

const folder = mkdtempSync(join(tmpdir(), "location-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const entry = (Status: string, minute: number) => ({
  StatusMessage: 'it\'s } ] {"x": [',
  StartTime: `2025-11-24T17:0${minute}:00Z`,
  EndTime: `2025-11-24T17:0${Status === "Completed" ? minute : minute + 1}:00Z`,
  Status,
});

const job = (last: string) => ({
  TrainingJobName: "x",
  Tags: [{ Key: "SecondaryStatusTransitions", Value: "[1, 2]" }],
  SecondaryStatusTransitions: ["Starting", "Downloading", "Training", last].map(entry),
});

const pretty = (value: unknown) => JSON.stringify(value, null, 2);
const python = (value: unknown) =>
  pretty(value).replaceAll(/"((?:[^"\\]|\\.)*)"/g, (_, text) => `'${text.replaceAll("'", "\\'")}'`);
const yaml = (value: { TrainingJobName: string; SecondaryStatusTransitions: readonly object[] }) =>
  `TrainingJobName: ${value.TrainingJobName}\nSecondaryStatusTransitions:\n${value.SecondaryStatusTransitions.map(
    (entry) =>
      Object.entries(entry)
        .map(([key, field], i) => `${i === 0 ? "- " : "  "}${key}: ${JSON.stringify(field)}\n`)
        .join(""),
  ).join("")}`;
const log = (last: string) =>
  `#metrics {}\n2024-01-29 17:00:00 Starting - x\nepoch 1\n2024-01-29 17:01:00 Downloading - y\n2024-01-29 17:01:00 Training - y\n\n2024-01-29 17:02:00 ${last} - z\n`;
const lines = (text: string) => text.split(/(?<=\n)/);
const cell = (...outputs: object[]) => ({ cell_type: "code", outputs });
const notebook = (last: string) =>
  pretty({
    nbformat: 4,
    cells: [
      cell({ text: ["nothing\n", "here\n"] }),
      cell({ data: { "text/plain": lines(python(job("Uploading"))) } }, { text: ["hello\n"] }),
      cell({ data: { "text/plain": lines(`response = ${python(job(last))}`) } }),
    ],
  });
const rich = (last: string) =>
  `TrainingJob(\n│   training_job_name='x',\n│   secondary_status_transitions=[\n${[
    "Starting",
    "Downloading",
    "Training",
    last,
  ]
    .map(
      (status, i) =>
        `│   │   SecondaryStatusTransition(\n│   │   │   status_message='it\\'s (',\n│   │   │   start_time=datetime.datetime(2025, 11, 24, 17, ${i}, tzinfo=tzutc()),\n│   │   │   end_time=datetime.datetime(2025, 11, 24, 17, ${status === "Completed" ? i : i + 1}, tzinfo=tzutc()),\n│   │   │   status='${status}'\n│   │   )`,
    )
    .join(",\n")}\n│   ]\n)\n`;

/** Each holds one history that ends in Training → Completed, which is illegal, or in Training → Uploading. */
const FILES: Readonly<Record<string, (last: string) => string>> = {
  "pretty.json": (last) => pretty(job(last)),
  "byte-order-mark.json": (last) => `\ufeff${pretty(job(last))}`,
  "second-of-array.json": (last) =>
    pretty([job("Uploading"), job(last)].map((one, i) => ({ ...one, TrainingJobName: `${i}` }))),
  "lines.ndjson": (last) =>
    `${JSON.stringify(job("Uploading"))}\n  ${JSON.stringify({ ...job(last), TrainingJobName: "y" })}\n`,
  "search.json": (last) =>
    pretty({ Results: [{ TrainingJob: job("Uploading") }, { TrainingJob: { ...job(last), TrainingJobName: "y" } }] }),
  "array.json": (last) => pretty(job(last).SecondaryStatusTransitions),
  "statuses.json": (last) => pretty(["Starting", "Downloading", "Training", last]),
  "statuses.txt": (last) => `Starting\nDownloading\nTraining\n${last}\n`,
  "behind-text.txt": (last) => `é [text] {here}\nresponse = ${python(job(last))}\n`,
  "documents.yaml": (last) =>
    `---\n${yaml(job("Uploading"))}---\n# the second\n${yaml({ ...job(last), TrainingJobName: "y" })}`,
  "console.log": log,
  "rich.txt": rich,
  "notebook.ipynb": notebook,
};

async function findings(file: string) {
  const { stdout } = await runCommand(["audit", file, "--format", "json"]);
  return JSON.parse(stdout).histories.flatMap((history: { findings: object[] }) => history.findings);
}

describe.each(Object.entries(FILES))("%s", (name, write) => {
  const file = join(folder, name);

  test("the finding is at the status that is wrong", async () => {
    const text = write("Completed");
    writeFileSync(file, text);
    const before = text
      .slice(0, text.lastIndexOf("Completed"))
      .replace(/^\ufeff/, "")
      .split("\n");
    const found = await findings(file);
    expect(found).toMatchObject([{ rule: "illegal-transition", location: { line: expect.any(Number) } }]);
    const [{ location }] = found;
    expect(location.line).toBe(before.length);
    // The value begins with its quote; a status in a log is behind its time, and a string of a notebook is a line.
    if (!/\.(?:log|ipynb)$/.test(name)) {
      const lengths = [before.at(-1)!.length + 1, before.at(-1)!.length];
      expect(lengths).toContain(location.column);
    }
  });

  test("SARIF and annotations point at it, and the text report names it", async () => {
    writeFileSync(file, write("Completed"));
    const [{ location }] = await findings(file);
    const { stdout: sarif } = await runCommand(["audit", file, "--format", "sarif"]);
    expect(JSON.parse(sarif).runs[0].results[0].locations[0].physicalLocation.region).toEqual({
      startLine: location.line,
      startColumn: location.column,
    });
    const { stdout: github } = await runCommand(["audit", file, "--format", "github"]);
    expect(github).toContain(`line=${location.line},col=${location.column},`);
    const { stdout: text } = await runCommand(["audit", file]);
    if (!name.endsWith("ndjson")) expect(text).toContain(` ${location.line}:${location.column} `);
  });
});

test("what cannot be read again is reported without a location", async () => {
  const { stdout } = await runCommand(["audit", "-", "--format", "json"], { stdin: pretty(job("Completed")) });
  expect(JSON.parse(stdout).histories[0].findings[0]).not.toHaveProperty("location");
});
