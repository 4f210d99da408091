import { exports } from "../../write/exports/index.ts";
import { type WritableFormat, writers } from "../../write/formats/index.ts";

/** The formats of `generate`: those that jobs are written in, and those with several responses for one job. */
export type GeneratedFormat = WritableFormat | keyof typeof exports | "events" | "polls";

export const generatedFormats = [
  ...(Object.keys(writers) as WritableFormat[]),
  ...(Object.keys(exports) as (keyof typeof exports)[]),
  "events",
  "polls",
] as const satisfies readonly GeneratedFormat[];

/** The formats that hold the whole job, and so the finding to expect. */
export const formatsOfBrokenJobs: readonly GeneratedFormat[] = [
  ...(Object.keys(writers) as WritableFormat[]).filter((format) => writers[format].carries === "job"),
  "ndjson",
];
