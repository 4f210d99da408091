import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import { xes } from "../../src/write/exports/xes.ts";
import { normalizeJob } from "../../src/write/normalize-job.ts";
import { anyJob } from "../support/job-arbitrary.ts";
import { installed, isMissing } from "../support/programs.ts";

/* XES as PM4Py reads it, and as the XML schema of the standard describes it. */
const python = installed("pm4py/bin/python");
const schema = installed("xes/xes-ieee-1849-2016.xsd");
const folder = mkdtempSync(join(tmpdir(), "xes-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const SCRIPT = `
import sys, json, pm4py
from lxml import etree
schema, file = sys.argv[1:]
etree.XMLSchema(etree.parse(schema)).assertValid(etree.parse(file))
log = pm4py.read_xes(file)
complete = log[log["lifecycle:transition"] == "complete"]
started = log[log["lifecycle:transition"] == "start"]
by_job = lambda part: {name: list(rows["concept:name"]) for name, rows in part.groupby("case:concept:name")}
times = [time.value // 10**6 for time in started["time:timestamp"]]
print(json.dumps({"complete": by_job(complete), "started": by_job(started), "times": times}))
`;

describe.skipIf(isMissing(python && schema, ".ci/engines installs PM4Py and the schema"))("XES", () => {
  test("is valid against the standard's schema, and PM4Py reads back what was written", () => {
    const jobs = fc
      .sample(anyJob(), { numRuns: 300, seed: 1 })
      .map((job, i) => ({ ...job, TrainingJobName: `job-${i}` }));
    const file = join(folder, "jobs.xes");
    const traces = jobs.map((job) => xes.job({ name: job.TrainingJobName, job: normalizeJob(job) }));
    writeFileSync(file, `${xes.begin()}${traces.join("")}${xes.end()}`);
    const { status, stdout, stderr } = spawnSync(python!, ["-c", SCRIPT, schema!, file], { encoding: "utf8" });
    expect(status, stderr).toBe(0);
    const read = JSON.parse(stdout.trim().split("\n").at(-1)!);
    const histories = jobs.map(({ SecondaryStatusTransitions: history }) => history!);
    const statuses = (only: (entry: { EndTime?: unknown }) => boolean) =>
      Object.fromEntries(
        jobs
          .map((job, i) => [job.TrainingJobName, histories[i]!.filter(only).map(({ Status }) => Status)] as const)
          .filter(([, entries]) => entries.length > 0),
      );
    expect(read.started).toEqual(statuses(() => true));
    expect(read.complete).toEqual(statuses(({ EndTime }) => EndTime !== undefined));
    expect(read.times).toEqual(histories.flat().map(({ StartTime }) => StartTime));
  });
});
