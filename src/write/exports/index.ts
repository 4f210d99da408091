import { csv } from "./csv.ts";
import type { Export } from "./export.ts";
import { ndjson } from "./ndjson.ts";
import { xes } from "./xes.ts";

/** The export formats of `convert`, by the value of `--format`. To add one, add a file and a line here. */
export const exports = { ndjson, csv, xes } as const satisfies Record<string, Export>;

export type ExportName = keyof typeof exports;
