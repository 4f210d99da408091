import { describe, expect, test } from "vitest";
import { DecodedJob } from "../../src/history/decoded-job.ts";
import type { ReadRecord } from "../../src/index.ts";
import { LatestOfEach } from "../../src/read/latest.ts";
import { readings } from "../../src/read/readings.ts";
import { jobTable } from "../../src/validate/job-table.ts";
import { resolveOptions } from "../../src/validate/options.ts";
import { readJob } from "../../src/validate/read-job.ts";
import { adversarialInput } from "../support/adversarial-records.ts";
import { readAll } from "../support/read-all.ts";
import { samples } from "../support/slow.ts";

/* What the scanner makes of a job is what the parser makes of it, whether rules have anything to say or not. */

const table = jobTable(resolveOptions(undefined));

/** All that there is in the columns of a job, as values that can be compared; `-0` is 0, as now and then in V8 itself. */
function plain({ history, fields: _, ...others }: DecodedJob) {
  const { length, zones, statuses, starts, ends } = history;
  const [ofStatuses, ofStarts, ofEnds] = [statuses, starts, ends].map((column) => [...column.subarray(0, length)]);
  const numbers = [...others.numbers].map((number) => number + 0);
  return { ...others, numbers, zones, ofStatuses, ofStarts, ofEnds };
}

async function scanAll(input: string): Promise<{ readonly records: ReadRecord[]; readonly scanned: number }> {
  const records: ReadRecord[] = [];
  let scanned = 0;
  const latest = new LatestOfEach();
  for await (const record of latest.passing(readings(input, { scans: true }))) {
    if (record.kind !== "scanned") {
      records.push(record);
      continue;
    }
    const taken = record.jobs((job, numbers) => {
      const decoded = new DecodedJob();
      expect(readJob(job.job, table, decoded)).toBe(true);
      expect(plain(numbers)).toEqual(plain(decoded));
      return job;
    });
    for (const { kind, name, job, timed, source } of taken) {
      records.push({ kind, ...(name === undefined ? {} : { name }), job, timed, source } as ReadRecord);
      scanned++;
    }
  }
  return { records: [...records, ...latest.jobs()], scanned };
}

describe("a scanned job is what is parsed", () => {
  test("in name, place, form, fields and numbers", async () => {
    let scanned = 0;
    let all = 0;
    for (let seed = 0; seed < samples(400, 20); seed++) {
      const input = adversarialInput(seed, 100);
      const found = await scanAll(input);
      expect(found.records).toEqual(await readAll(input));
      scanned += found.scanned;
      all += found.records.length;
    }
    expect(scanned / all).toBeGreaterThan(0.4);
  });
});
