import type { ReadRecord } from "../read-record.ts";

/** One thing to read, or why it cannot be read. Take all of a batch before you ask for the next. */
export type OpenedInput<R = ReadRecord> =
  | { readonly path: string; readonly batches: AsyncIterable<Iterable<R>> }
  | { readonly path: string; readonly problem: string };
