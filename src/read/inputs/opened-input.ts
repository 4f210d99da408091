import type { ReadRecord } from "../read-record.ts";

/** One thing to read, or why there is nothing to read. */
export type OpenedInput<R = ReadRecord> =
  | { readonly path: string; readonly records: AsyncIterable<R> }
  | { readonly path: string; readonly problem: string };
