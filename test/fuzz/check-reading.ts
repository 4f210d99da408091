import assert from "node:assert/strict";
import { auditRecord } from "../../src/audit/pipeline/audit-record.ts";
import type { ReadRecord } from "../../src/read/index.ts";
import { Utf8Bytes } from "../../src/read/inputs/utf8-bytes.ts";
import { cutAt } from "../support/chunks.ts";
import { NOW } from "../support/findings.ts";
import { readAll } from "../support/read-all.ts";
import type { FuzzInput } from "./fuzz-input.ts";

/** Milliseconds of CPU time. Every input takes less than a hundredth of it. */
const LONGEST = 3000;

/**
 * Reads an input and audits its records: nothing throws or hangs, each record has a location in the input, each problem
 * is described, and the same bytes give the same records, however they are cut into chunks.
 *
 * @throws AssertionError if any of it fails.
 */
export async function checkReading({ bytes, places }: FuzzInput, format: string | undefined): Promise<void> {
  const from = process.cpuUsage();
  // Places in UTF-16 are those of the same text in UTF-8.
  const utf8 = toUtf8(bytes);
  const records = await readAll(bytes, { format, file: "input" });
  for (const record of records) {
    auditRecord(record, { now: NOW });
    assertLocated(record, utf8.length);
  }
  const { user, system } = process.cpuUsage(from);
  assert.ok((user + system) / 1000 < LONGEST, `it took ${Math.round((user + system) / 1000)} ms of CPU time`);
  assert.deepEqual(await readAll(bytes, { format, file: "input" }), records, "a second reading differs");
  assert.deepEqual(await readAll(cutAt(bytes, places), { format, file: "input" }), records, "the chunks matter");
}

function toUtf8(bytes: Uint8Array): Uint8Array {
  const converter = new Utf8Bytes();
  return Buffer.concat([converter.push(bytes), converter.end()]);
}

function assertLocated(record: ReadRecord, length: number): void {
  const { line, byteOffset, byteLength = 0 } = record.source;
  assert.ok(Number.isInteger(line) && line >= 1, `the line is ${line}`);
  assert.ok(byteOffset >= 0 && byteLength >= 0 && byteOffset + byteLength <= length, "the bytes are not in the input");
  if (record.kind === "unreadable") assert.ok(record.problem.length > 0, "the problem is not described");
}
