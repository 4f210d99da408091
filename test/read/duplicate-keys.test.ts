import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { ExitCode } from "../../src/audit/pipeline/exit-code.ts";
import { runCommand } from "../support/run-command.ts";

const folder = mkdtempSync(join(tmpdir(), "duplicate-keys-"));

const KEY = '"SecondaryStatusTransitions"';
const illegal = '[{"Status":"Starting","StartTime":1747419050},{"Status":"Completed","StartTime":1747419090}]';
const legal = '[{"Status":"Starting","StartTime":1747419050}]';
const job = (history: string) => `{"TrainingJobName":"a","SecondaryStatusTransitions":${history}}`;
const twice = `{"TrainingJobName":"a","SecondaryStatusTransitions":${illegal},"SecondaryStatusTransitions":${legal}}`;
const other = job(legal).replace('"a"', '"b"');

const asPython = (json: string) => json.replaceAll('"', "'");

/** Text in which the last of several keys has a legal value, and the key; `isPlaced` if its format has lines. */
const INPUTS: Readonly<Record<string, { readonly text: string; readonly key?: string; readonly isPlaced?: boolean }>> =
  {
    "one.json": { text: twice },
    "lines.ndjson": { text: `${other}\n${twice}\n` },
    "indented.json": { text: twice.replaceAll(',"Sec', ',\n  "Sec') },
    "array.json": { text: `[\n${other},\n${twice}\n]` },
    "on-one-line.json": { text: `[${other},${twice}]` },
    "history.json": { text: '[{"Status":"Completed","Status":"Starting","StartTime":1747419050}]', key: '"Status"' },
    "escaped.json": {
      text: twice.replace("SecondaryStatusTransitions", "Secondary\\u0053tatusTransitions"),
      isPlaced: false,
    },
    "search.json": { text: `{"Results":[{"TrainingJob":${twice}}]}` },
    "event.json": { text: `{"detail-type":"SageMaker Training Job State Change","detail":${twice}}` },
    "two-details.json": {
      text: `{"detail-type":"SageMaker Training Job State Change","detail":${job(illegal)},"detail":${job(legal)}}`,
      key: '"detail":',
    },
    "wrapped.json": { text: `{"Message":${JSON.stringify(twice)}}`, isPlaced: false },
    "python.txt": { text: asPython(twice) },
    "labelled.log": { text: `INFO response = ${twice}\n` },
    "snake-case.json": {
      text: twice.replaceAll(KEY, '"secondary_status_transitions"'),
      key: '"secondary_status_transitions"',
    },
    "camel-case.json": {
      text: twice.replaceAll(KEY, '"secondaryStatusTransitions"'),
      key: '"secondaryStatusTransitions"',
    },
    "go.txt": {
      text: `{ TrainingJobName: "a", Transitions: 1, SecondaryStatus: "Starting", SecondaryStatus: "Starting", SecondaryStatusTransitions: ${legal} }`,
      key: "SecondaryStatus:",
    },
    "yaml.yaml": {
      text: `TrainingJobName: a\nSecondaryStatusTransitions: ${illegal}\nSecondaryStatusTransitions: ${legal}\n`,
      key: "SecondaryStatusTransitions",
    },
    "documents.yaml": {
      text: "SecondaryStatusTransitions:\n- Status: Starting\n  StartTime: 1747419050\n---\nSecondaryStatusTransitions:\n- Status: Completed\n  StartTime: 1747419050\n  Status: Starting\n",
      key: "Status: ",
    },
    "cells.csv": {
      text: 'job,SecondaryStatusTransitions\na,"[{""Status"":""Completed"",""Status"":""Starting"",""StartTime"":1747419050}]"\n',
      isPlaced: false,
    },
    "sdk-v3.txt": {
      text: "training_job_name='a' secondary_status_transitions=[SecondaryStatusTransition(status='Completed', status='Starting', start_time=1747419050)]\n",
      isPlaced: false,
    },
    "sdk-v3-list.txt": {
      text: "[SecondaryStatusTransition(status='Completed', status='Starting', start_time=1747419050)]\n",
      isPlaced: false,
    },
    "notebook.ipynb": {
      text: JSON.stringify({ nbformat: 4, cells: [{ cell_type: "code", outputs: [{ text: [asPython(twice)] }] }] }),
      isPlaced: false,
    },
  };

const placeAt = (text: string, at: number) => {
  const before = text.slice(0, at).split("\n");
  return `${before.length}:${before.at(-1)!.length + 1}`;
};

describe.each(Object.entries(INPUTS))("a duplicate key in %s", (name, { text, key = KEY, isPlaced = true }) => {
  test("is an error that names both places", async () => {
    const path = join(folder, name);
    writeFileSync(path, text);
    const { code, stdout } = await runCommand(["audit", path, "--format", "json"]);
    expect(code).toBe(ExitCode.Findings);
    const findings = JSON.parse(stdout).histories.flatMap((history: { findings: unknown[] }) => history.findings);
    expect(findings).toEqual([expect.objectContaining({ rule: "duplicate-key", severity: "error" })]);
    const quoted = name === "python.txt" ? asPython(key) : key;
    const begin = Math.max(
      name.startsWith("two") ? 0 : text.lastIndexOf('{"TrainingJobName":"a"'),
      text.indexOf("---"),
    );
    const places = `${placeAt(text, text.indexOf(quoted, begin))} and ${placeAt(text, text.lastIndexOf(quoted))}`;
    if (isPlaced) expect(findings[0].message).toContain(`, at ${places};`);
  });
});
