import { readFileSync } from "node:fs";
import { posix } from "node:path";
import type { Example } from "../client/site-data.ts";

/** The examples of the playground. The first one is shown at the start. */
const EXAMPLES: readonly (readonly [group: Example["group"], title: string, file: string])[] = [
  ["Faults", "Uploading is missing", "examples/broken.json"],
  ["Faults", "A small fleet", "examples/fleet.ndjson"],
  ["Faults", "Overlapping entries", "test/corpus/err/overlap.json"],
  ["Faults", "Out of order", "test/corpus/err/out-of-order.json"],
  ["Faults", "Rewritten history", "test/corpus/err/history-rewritten.json"],
  ["Faults", "Retired statuses", "examples/retired-status.json"],
  ["Faults", "Tail of a log", "test/read/cases/tail.log"],
  ["Formats", "AWS CLI", "examples/clean-job.json"],
  ["Formats", "Wire format, spot job", "examples/spot-interrupted.json"],
  ["Formats", "SDK for JavaScript, running job", "examples/running.json"],
  ["Formats", "boto3 in a notebook", "test/read/one-history/notebook.ipynb"],
  ["Formats", "Python repr", "test/read/one-history/python.txt"],
  ["Formats", "Console log", "test/read/one-history/console-log.log"],
  ["Formats", "SDK v3 waiter", "test/read/cases/sdk-v3-terminal.log"],
  ["Formats", "YAML", "test/read/cases/aws-cli.yaml"],
  ["Formats", "pandas CSV", "test/read/one-history/csv.pandas.csv"],
];

export function examples(): readonly Example[] {
  return EXAMPLES.map(([group, title, file]) => ({
    group,
    title,
    name: posix.basename(file),
    text: readFileSync(file, "utf8"),
  }));
}
