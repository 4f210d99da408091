import { csv } from "./csv.ts";
import type { Export } from "./export.ts";
import { ndjson } from "./ndjson.ts";
import { xes } from "./xes.ts";

/** What `convert` writes, by the name that `--to` takes. A new one is one file and its line here. */
export const exports = { ndjson, csv, xes } as const satisfies Record<string, Export>;

export type ExportName = keyof typeof exports;
