import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { inputFormats } from "../../src/read/read-histories.ts";
import { writers } from "../../src/write/formats/index.ts";
import { type WritableFormat, writeText } from "../../src/write/index.ts";
import { ended } from "../support/jobs.ts";

/** A reader, and valid inputs of it that a fuzzer changes. */
export interface FuzzTarget {
  readonly name: string;
  /** The format to read in; undefined if it is recognized. */
  readonly format: string | undefined;
  readonly samples: readonly Uint8Array[];
}

/** Relative to the root of the repository, where tests and scripts run. */
const filesIn = (folder: string) =>
  readdirSync(folder)
    .filter((file) => !file.endsWith(".out"))
    .map((file) => ({ file, bytes: readFileSync(join(folder, file)) }));

const oneHistory = filesIn("test/read/one-history");
const others = ["test/read/cases", "test/corpus/hostile"].flatMap(filesIn);

/** Recognized, and not read yet. */
const DESCRIBE_JOB = '{"JobName":"a","JobStatus":"Completed","SecondaryStatusTransitions":[{"Status":"Starting"}]}\n';

function samplesOf(format: string): Uint8Array[] {
  const held = oneHistory.filter(({ file }) => file.startsWith(`${format}.`)).map(({ bytes }) => bytes);
  const texts = format in writers ? Object.values(ended).map((job) => writeText(job, format as WritableFormat)) : [];
  if (format === "describe-job") texts.push(DESCRIBE_JOB);
  return [...held, ...texts.map((text) => new TextEncoder().encode(text))];
}

/** One target per input format, and one for all samples whose format is recognized. */
export const fuzzTargets: readonly FuzzTarget[] = [
  { name: "recognized", format: undefined, samples: [...oneHistory, ...others].map(({ bytes }) => bytes) },
  ...inputFormats.map((format) => ({ name: format, format, samples: samplesOf(format) })),
];
