import type { Reading } from "../json/record-builder.ts";

/** One thing to read, or why it cannot be read. Take all of a batch before you ask for the next. */
export type OpenedInput =
  | { readonly path: string; readonly batches: AsyncIterable<Iterable<Reading>> }
  | { readonly path: string; readonly problem: string };
