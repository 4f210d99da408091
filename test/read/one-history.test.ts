import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { auditRecord } from "../../src/audit/pipeline/audit-record.ts";
import { type DescribedTrainingJob, epochMilliseconds } from "../../src/index.ts";
import { inputFormats } from "../../src/read/read-histories.ts";
import { writers } from "../../src/write/formats/index.ts";
import type { WritableFormat } from "../../src/write/index.ts";
import { normalizeJob } from "../../src/write/normalize-job.ts";
import type { Writer } from "../../src/write/writer.ts";
import { cutTo } from "../support/precision.ts";
import { readAll } from "../support/read-all.ts";

/*
 * One history, written down in every format in which people hold one: a file is named `<format>.<variant>.<ending>`.
 * None was made by this project's writers. A new format is a new file.
 */
const folder = new URL("one-history/", import.meta.url);
const canonical = JSON.parse(readFileSync(new URL("canonical.json", folder), "utf8")) as DescribedTrainingJob;
const files = readdirSync(folder).filter((file) => file !== "canonical.json");

/** What a format carries that is read and not written. */
const READ_ONLY: Readonly<Record<string, Pick<Writer, "precision" | "carries">>> = {
  "sdk-v3-waiter": { precision: "order", carries: "history" },
  "status-list": { precision: "order", carries: "history" },
  "status-lines": { precision: "order", carries: "history" },
};

const WHOLE = { precision: "milliseconds", carries: "job" } as const;

/** What the cells of a notebook hold: it has no format of its own. */
const IN_CELLS: Readonly<Record<string, string>> = {
  "notebook.ipynb": "python",
  "notebook.step-functions.ipynb": "python",
  "notebook.rich.ipynb": "sdk-v3",
};

const formatOf = (file: string) => file.slice(0, file.indexOf("."));

test("each format has its file", () => {
  const named = [...new Set(files.map(formatOf))];
  expect(named.sort()).toEqual([...inputFormats].sort());
});

describe.each(files)("%s", (file) => {
  const format = formatOf(file);
  const recognised = IN_CELLS[file] ?? format;
  const carried = writers[format as WritableFormat] ?? READ_ONLY[format] ?? WHOLE;
  const content = readFileSync(new URL(file, folder));

  test("is recognised, and read to the canonical job as far as the format carries it", async () => {
    const records = await readAll(content);
    expect(records).toMatchObject([{ kind: "job", source: { format: recognised } }]);
    const [record] = records;
    if (record?.kind !== "job") throw new Error("not read");
    // A format may hold more: Step Functions has the tags.
    expect(cutTo(carried, normalizeJob(record.job))).toMatchObject(cutTo(carried, canonical));
    expect(record.hasTimes).toBe(carried.precision !== "order");
  });

  test("is read alike in pieces of any size, with Windows line ends, and behind a byte order mark", async () => {
    const whole = await readAll(content);
    const bare = (records: typeof whole) => records.map(({ source: { format }, ...record }) => ({ ...record, format }));
    for (const size of [1, 2, 3, 7, 64, 1024]) expect(await readAll(pieces(content, size))).toEqual(whole);
    expect(bare(await readAll(content.toString().replaceAll("\r\n", "\n").replaceAll("\n", "\r\n")))).toEqual(
      bare(whole),
    );
    expect(bare(await readAll(`\ufeff${content}`))).toEqual(bare(whole));
    for (const mark of [true, false]) {
      expect(bare(await readAll(utf16(content.toString(), mark)))).toEqual(bare(whole));
    }
  });

  test("is read in the format that is asked for, and in no other", async () => {
    expect(await readAll(content, { format })).toMatchObject([{ kind: "job", source: { format: recognised } }]);
    const other = format === "search" ? "snake-case" : "search";
    const asked = await readAll(content, { format: other });
    expect(asked.filter(({ kind }) => kind === "job")).toEqual([]);
    expect(asked).not.toEqual([]);
  });
});

test("every file gives the same report, as far as its format carries the job", async () => {
  for (const file of files) {
    const { findings, verdict } = auditRecord((await readAll(readFileSync(new URL(file, folder))))[0]!, {});
    // The milliseconds that a format cuts off are all that differs.
    expect({ file, verdict, errors: findings.filter(({ severity }) => severity === "error") }).toEqual({
      file,
      verdict: "legal",
      errors: [],
    });
  }
});

test("the canonical job is itself: its times have their milliseconds", () => {
  expect(normalizeJob(canonical)).toEqual(canonical);
  expect(epochMilliseconds(canonical.CreationTime) % 1000).toBe(603);
});

async function* pieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

/** As PowerShell's redirection writes it. */
function utf16(text: string, hasMark: boolean): Uint8Array {
  return Buffer.from(`${hasMark ? "\ufeff" : ""}${text}`, "utf16le");
}
