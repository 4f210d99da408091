import { isNotebook, outputsOf } from "../formats/notebook.ts";
import { toBytes } from "../inputs/utf8-bytes.ts";
import type { Reading, ReadRecordOptions } from "../json/record-builder.ts";
import { selectReader } from "./select-reader.ts";

/** Replaces a notebook by the output of its cells. Output that is not a history is not an error there. */
export function* expandNotebooks(found: Iterable<Reading>, options: ReadRecordOptions): Generator<Reading> {
  for (const record of found) {
    if (record.kind === "job" && isNotebook(record.job)) yield* cellRecords(record, options);
    else yield withoutFault(record);
  }
}

/** Without a step that collapses equal errors, the fault is not needed. */
function withoutFault(record: Reading): Reading {
  if (record.kind === "job" || record.fault === undefined) return record;
  const { fault: _, ...bad } = record;
  return bad;
}

function* cellRecords(
  { job, source }: Extract<Reading, { kind: "job" }>,
  options: ReadRecordOptions,
): Generator<Reading> {
  let isEmpty = true;
  let skipped: string | undefined;
  const onSkipped = (what: string) => {
    skipped ??= what;
    options.onSkipped?.(what);
  };
  for (const { cell, text } of outputsOf(job)) {
    const reader = selectReader(text, { ...options, format: undefined, cell, isAmongOthers: true, onSkipped });
    for (const reading of [...reader.push(toBytes(text)), ...reader.end()]) {
      isEmpty = false;
      yield reading;
    }
  }
  if (!isEmpty) return;
  const what =
    skipped === undefined ? "no output cell of this notebook holds one" : `found ${skipped} in an output cell`;
  yield { kind: "unreadable", problem: `no training-job history found: ${what}`, source };
}
