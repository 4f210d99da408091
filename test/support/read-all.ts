import { type ReadOptions, type ReadRecord, readHistories } from "../../src/read/index.ts";

/** All records of an input. */
export async function readAll(
  input: Parameters<typeof readHistories>[0],
  options?: ReadOptions,
): Promise<ReadRecord[]> {
  const records: ReadRecord[] = [];
  for await (const record of readHistories(input, options)) records.push(record);
  return records;
}
