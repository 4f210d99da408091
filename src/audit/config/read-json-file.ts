import { readFileSync } from "node:fs";
import { UsageError } from "../usage-error.ts";
import type { Schema } from "./config-schema.ts";

/**
 * A JSON file of a shape; a byte order mark, as some editors set it, is none of its text.
 *
 * @throws UsageError naming the file, the place in it and what is wrong there.
 */
export function readJsonFile<T>(file: string, shape: Schema<T>): T {
  try {
    return shape.parse(JSON.parse(readFileSync(file, "utf8").replace(/^\uFEFF/, "")), "");
  } catch (error) {
    throw new UsageError(`${file}: ${(error as Error).message}`);
  }
}
