import type { ReadRecord } from "./described-job.ts";

/** One thing to read, or why there is nothing to read. */
export type OpenedInput =
  | { readonly path: string; readonly records: AsyncIterable<ReadRecord> }
  | { readonly path: string; readonly problem: string };
