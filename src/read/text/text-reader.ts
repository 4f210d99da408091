import type { Reading } from "../json/record-builder.ts";

/** Reads one text, pushed in pieces; memory holds one record. */
export interface TextReader {
  push(chunk: Uint8Array): Iterable<Reading>;
  end(): Iterable<Reading>;
}
