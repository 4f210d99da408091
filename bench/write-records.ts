import { closeSync, openSync, writeSync } from "node:fs";

/** Lines of NDJSON, or the elements of one array on one line. */
export type Layout = "lines" | "array";

/** A clean history, with the milliseconds of each entry. */
export const STEPS = [
  ["Starting", 104_218],
  ["Downloading", 55_889],
  ["Training", 1_623_056],
  ["Uploading", 18_057],
  ["Completed", 0],
] as const;

/**
 * Writes records until the file has this many bytes.
 *
 * @returns how many were written.
 */
export function writeRecords(file: string, bytes: number, layout: Layout, record: (i: number) => object): number {
  const [open, between, close] = layout === "lines" ? ["", "\n", "\n"] : ["[", ",", "]"];
  const handle = openSync(file, "w");
  let [records, written, text] = [0, 0, open!];
  for (; written + text.length < bytes; records++) {
    text += `${records === 0 ? "" : between}${JSON.stringify(record(records))}`;
    if (text.length < 1e6) continue;
    written += writeSync(handle, text);
    text = "";
  }
  writeSync(handle, text + close);
  closeSync(handle);
  return records;
}
