import { readdirSync, readFileSync } from "node:fs";
import { basename, extname } from "node:path";
import { describe, expect, test } from "vitest";
import { type DescribedTrainingJob, epochMilliseconds } from "../../src/index.ts";
import { inputFormats } from "../../src/read/read-histories.ts";
import { writers } from "../../src/write/formats/index.ts";
import type { WritableFormat } from "../../src/write/index.ts";
import { normalizeJob } from "../../src/write/normalize-job.ts";
import { cutTo } from "../support/precision.ts";
import { readAll } from "../support/read-all.ts";

/*
 * One history, written down in every format in which people hold one: a file a format, named after it. None was made by
 * this project's writers. A new format is a new file.
 */
const folder = new URL("one-history/", import.meta.url);
const canonical = JSON.parse(readFileSync(new URL("canonical.json", folder), "utf8")) as DescribedTrainingJob;
const files = readdirSync(folder).filter((file) => file !== "canonical.json");

/** Forms that hold no history, or that hold it inside another format. */
const WITHOUT_HISTORY = ["list-training-jobs", "describe-job"];

test("each format has its file", () => {
  const named = files.map((file) => basename(file, extname(file)));
  expect(named.sort()).toEqual(inputFormats.filter((format) => !WITHOUT_HISTORY.includes(format)).sort());
});

describe.each(files)("%s", (file) => {
  const format = basename(file, extname(file)) as WritableFormat;
  // A notebook's cells have formats of their own.
  const recognised = format === "notebook" ? "python" : format;
  const content = readFileSync(new URL(file, folder));

  test("is recognised, and read to the canonical job as far as the format carries it", async () => {
    const records = await readAll(content);
    expect(records).toMatchObject([{ kind: "job", source: { format: recognised } }]);
    const [record] = records;
    if (record?.kind !== "job") throw new Error("not read");
    // A format may hold more: Step Functions has the tags.
    expect(cutTo(writers[format], normalizeJob(record.job))).toMatchObject(cutTo(writers[format], canonical));
    expect(record.hasTimes).toBe(writers[format].precision !== "order");
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
