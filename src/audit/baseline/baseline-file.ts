import { listOf, object, oneOf, text } from "../config/config-schema.ts";
import { readJsonFile } from "../config/read-json-file.ts";
import { fileDestination, writeTo } from "../output/destination.ts";

/** A known finding. The fingerprint identifies it; the rest is for people who read the file. */
export interface BaselineRecord {
  readonly fingerprint: string;
  readonly rule: string;
  /** The ARN or name of the job; for a history without a name, its file relative to this one. */
  readonly subject: string;
  /** The place in it, as messages write it. */
  readonly path: string;
}

export const BEGIN = '{ "version": 1, "findings": [';

const shape = object(
  {
    version: { shape: oneOf("version", [1]), description: "The version of this format." },
    findings: {
      shape: listOf(
        object(
          {
            fingerprint: { shape: text(), description: "Identifies the finding." },
            rule: { shape: text(), description: "The rule's id." },
            subject: {
              shape: text(),
              description: "The ARN or name of the job, or the file of a history without a name.",
            },
            path: { shape: text(), description: "The place in it." },
          },
          {},
        ),
      ),
      description: "The known findings.",
    },
  },
  {},
);

/** @throws UsageError naming the file and what is wrong in it. */
export function readBaseline(file: string): readonly BaselineRecord[] {
  return readJsonFile(file, shape).findings;
}

/**
 * Writes one record per line, sorted, so that a diff of the file is readable.
 *
 * @throws UsageError if the file cannot be written; the old file then stays.
 */
export async function writeBaseline(path: string, records: Iterable<BaselineRecord>): Promise<void> {
  const key = ({ subject, path, rule, fingerprint }: BaselineRecord) =>
    JSON.stringify([subject, path, rule, fingerprint]);
  const lines = [...records].sort((a, b) => (key(a) < key(b) ? -1 : 1)).map((record) => `\n${JSON.stringify(record)}`);
  await writeTo(await fileDestination(path), (write) => write(`${BEGIN}${lines.join(",")}\n] }\n`));
}
