import { describe, expect, test } from "vitest";
import { auditRecord } from "../../../src/audit/pipeline/audit-record.ts";
import { text } from "../../../src/audit/reporters/text.ts";
import { jobData } from "../../../src/html-report/data/job-data.ts";
import { type Evidence, repairHistory, trainingJobLifecycle } from "../../../src/index.ts";
import { toBeLegalHistory } from "../../../src/matchers/matchers.ts";
import { formatRepair } from "../../../src/validate/repair/format-repair.ts";
import { NOW } from "../../support/findings.ts";

const BEGIN = Date.UTC(2025, 4, 16, 18);

function entries(statuses: string) {
  return statuses.split(" ").map((Status, i) => {
    const StartTime = BEGIN + i * 60_000;
    return { Status, StartTime, EndTime: /Completed|Stopped|Failed/.test(Status) ? StartTime : StartTime + 60_000 };
  });
}

/** An unknown status between two entries in the wrong order, with a control character. */
const swapped = entries("Starting Downloading Completed Training Bo\u001bgus");
[swapped[1], swapped[2]] = [swapped[2]!, swapped[1]!];

describe("the text report, the HTML report and the matchers show the same repair", () => {
  test.each<[string, ReturnType<typeof entries>, Evidence]>([
    ["missing entries", entries("Starting Completed"), "inferred"],
    ["missing entries by seen edges only", entries("Training Interrupted Stopped"), "observed"],
    ["missing entries by documented edges only", entries("Starting Pending Failed"), "documented"],
    ["misspelled entries", entries("starting downloading training"), "inferred"],
    ["repeated and unknown entries", entries("Starting Starting Nonsense Downloading"), "inferred"],
    ["entries that changed places", swapped, "inferred"],
  ])("%s", (_, history, evidence) => {
    const source = { line: 1, byteOffset: 0, format: "wire" };
    const record = { kind: "job", job: history, hasTimes: true, source } as const;
    const options = { evidence, now: NOW };

    const expected = formatRepair(repairHistory(history, options));
    expect(expected.length).toBeGreaterThan(0);
    const report = text({ color: false, failOn: "error" }).history(auditRecord(record, { ...options, repair: true }));
    expect(report.split("\n").flatMap((line) => line.match(/^ {4}repair +(.*)$/)?.[1] ?? [])).toEqual(expected);
    const page = jobData(auditRecord(record, options), 0, trainingJobLifecycle);
    expect(page.repair.map(({ message }) => message)).toEqual(expected);
    const failed = toBeLegalHistory(history, options).message();
    expect(failed.split("\n").flatMap((line) => line.match(/^ {4}repair: (.*)$/)?.[1] ?? [])).toEqual(expected);
  });
});
