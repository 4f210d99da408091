import { closeSync, openSync, readSync, statSync } from "node:fs";
import type { Source } from "../../read/read-record.ts";

/** Bytes. A longer record is not searched: its findings are at its first line. */
const LONGEST = 1024 * 1024;

/** A part of a file's text, and its start in the file. */
export interface PlacedText {
  readonly text: string;
  /** Counted from 1. */
  readonly line: number;
  /** Counted from 0, in UTF-16 code units. */
  readonly column: number;
}

/** Reads the text of a record from its file again; undefined if that is not a regular UTF-8 file. */
export function textOfRecord({ file, line, byteOffset, byteLength }: Source): PlacedText | undefined {
  if (byteLength !== undefined && byteLength > LONGEST) return undefined;
  const head = bytesOf(file, byteOffset - MOST_BEFORE, MOST_BEFORE);
  const bytes = bytesOf(file, byteOffset, byteLength ?? LONGEST);
  if (bytes === undefined) return undefined;
  const before = new TextDecoder().decode(head);
  return { text: new TextDecoder().decode(bytes), line, column: before.length - (before.lastIndexOf("\n") + 1) };
}

/** The text of a whole file. */
export function textOfFile({ file }: Source): PlacedText | undefined {
  const bytes = bytesOf(file, 0, WHOLE_FILE);
  return bytes === undefined ? undefined : { text: new TextDecoder().decode(bytes), line: 1, column: 0 };
}

/** Higher than for other files, because notebooks hold images. */
const WHOLE_FILE = 16 * LONGEST;

/** Limit of the text before a record on its first line. */
const MOST_BEFORE = 1024;

/** Bytes of a file from an offset in its text, which a byte order mark is not part of. */
function bytesOf(file: string | undefined, offset: number, length: number): Uint8Array | undefined {
  if (file === undefined || file === "-" || /\.(?:gz|zst|parquet|csv|tsv)$/i.test(file)) return undefined;
  let handle: number | undefined;
  try {
    if (!statSync(file).isFile()) return undefined;
    handle = openSync(file, "r");
    const mark = new Uint8Array(3);
    readSync(handle, mark, 0, 3, 0);
    const [a, b, c] = mark;
    if (a === 0 || b === 0 || a === 0xff || a === 0xfe) return undefined;
    const skipped = a === 0xef && b === 0xbb && c === 0xbf ? 3 : 0;
    const bytes = new Uint8Array(length + Math.min(0, offset));
    const read = readSync(handle, bytes, 0, bytes.length, Math.max(0, offset) + skipped);
    return bytes.subarray(0, read);
  } catch {
    // The file can be gone by now: the report then points at the record.
    return undefined;
  } finally {
    if (handle !== undefined) closeSync(handle);
  }
}
