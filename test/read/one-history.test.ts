import { readdirSync, readFileSync } from "node:fs";
import { basename, extname } from "node:path";
import { describe, expect, test } from "vitest";
import { type DescribedTrainingJob, epochMilliseconds } from "../../src/index.ts";
import { forms } from "../../src/read/read-histories.ts";
import { type WritableForm, writers } from "../../src/write/index.ts";
import { canonicalJob } from "../../src/write/write-canonical.ts";
import { cutTo } from "../support/precision.ts";
import { readAll } from "../support/read-all.ts";

/*
 * One history, written down in every form in which people hold one: a file a form, named after it. None was made by
 * this project's writers. A new form is a new file.
 */
const folder = new URL("one-history/", import.meta.url);
const canonical = JSON.parse(readFileSync(new URL("canonical.json", folder), "utf8")) as DescribedTrainingJob;
const files = readdirSync(folder).filter((file) => file !== "canonical.json");

/** Forms that hold no history, or that hold it inside another form. */
const WITHOUT_HISTORY = ["list-training-jobs", "describe-job"];

test("each form has its file", () => {
  const named = files.map((file) => basename(file, extname(file)));
  expect(named.sort()).toEqual(forms.filter((form) => !WITHOUT_HISTORY.includes(form)).sort());
});

describe.each(files)("%s", (file) => {
  const form = basename(file, extname(file)) as WritableForm;
  // A notebook's cells have forms of their own.
  const recognised = form === "notebook" ? "python" : form;
  const content = readFileSync(new URL(file, folder));

  test("is recognised, and read to the canonical job as far as the form carries it", async () => {
    const records = await readAll(content);
    expect(records).toMatchObject([{ kind: "job", source: { form: recognised } }]);
    const [record] = records;
    if (record?.kind !== "job") throw new Error("not read");
    // A form may hold more: Step Functions has the tags.
    expect(cutTo(writers[form], canonicalJob(record.job))).toMatchObject(cutTo(writers[form], canonical));
    expect(record.timed).toBe(writers[form].precision !== "order");
  });

  test("is read alike in pieces of any size, with Windows line ends, and behind a byte order mark", async () => {
    const whole = await readAll(content);
    const bare = (records: typeof whole) => records.map(({ source: { form }, ...record }) => ({ ...record, form }));
    for (const size of [1, 2, 3, 7, 64, 1024]) expect(await readAll(pieces(content, size))).toEqual(whole);
    expect(bare(await readAll(content.toString().replaceAll("\r\n", "\n").replaceAll("\n", "\r\n")))).toEqual(
      bare(whole),
    );
    expect(bare(await readAll(`\ufeff${content}`))).toEqual(bare(whole));
    for (const mark of [true, false]) {
      expect(bare(await readAll(utf16(content.toString(), mark)))).toEqual(bare(whole));
    }
  });

  test("is read in the form that is asked for, and in no other", async () => {
    expect(await readAll(content, { form })).toMatchObject([{ kind: "job", source: { form: recognised } }]);
    const other = form === "search" ? "snake-case" : "search";
    const asked = await readAll(content, { form: other });
    expect(asked.filter(({ kind }) => kind === "job")).toEqual([]);
    expect(asked).not.toEqual([]);
  });
});

test("the canonical job is itself: its times have their milliseconds", () => {
  expect(canonicalJob(canonical)).toEqual(canonical);
  expect(epochMilliseconds(canonical.CreationTime) % 1000).toBe(603);
});

async function* pieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

/** As PowerShell's redirection writes it. */
function utf16(text: string, hasMark: boolean): Uint8Array {
  return Buffer.from(`${hasMark ? "\ufeff" : ""}${text}`, "utf16le");
}
