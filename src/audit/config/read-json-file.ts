import { closeSync, constants, fstatSync, openSync, readFileSync } from "node:fs";
import { reasonOf } from "../../read/inputs/reason-of.ts";
import { UsageError } from "../usage-error.ts";
import type { Schema } from "./config-schema.ts";

/**
 * Reads and checks a JSON file, with or without a byte order mark. A pipe or device could block or never end.
 *
 * @throws UsageError naming the file, the place in it and what is wrong there.
 */
export function readJsonFile<T>(file: string, shape: Schema<T>): T {
  try {
    return shape.parse(JSON.parse(readRegularFile(file).replace(/^\uFEFF/, "")), "");
  } catch (error) {
    throw new UsageError(`${file}: ${reasonOf(error)}`);
  }
}

function readRegularFile(file: string): string {
  const descriptor = openSync(file, constants.O_RDONLY | constants.O_NONBLOCK);
  try {
    if (!fstatSync(descriptor).isFile()) throw new Error("not a regular file");
    return readFileSync(descriptor, "utf8");
  } finally {
    closeSync(descriptor);
  }
}
