import { writeFileSync } from "node:fs";
import { listOf, object, oneOf, text } from "../config/config-schema.ts";
import { readJsonFile } from "../config/read-json-file.ts";
import { UsageError } from "../usage-error.ts";

/** A finding that is known. The fingerprint is what counts; the rest is for people who read the file. */
export interface BaselineRecord {
  readonly fingerprint: string;
  readonly rule: string;
  /** The job by its ARN or name; the file, as seen from this one, of a history without a name. */
  readonly subject: string;
  /** The place in it, as messages write it. */
  readonly path: string;
}

const shape = object(
  {
    version: { shape: oneOf("version", [1]), description: "The form of this file." },
    findings: {
      shape: listOf(
        object(
          {
            fingerprint: { shape: text(), description: "What the finding is known by." },
            rule: { shape: text(), description: "The rule's id." },
            subject: {
              shape: text(),
              description: "The job by its ARN or name, or the file of a history without a name.",
            },
            path: { shape: text(), description: "The place in it." },
          },
          {},
        ),
      ),
      description: "The findings that are known.",
    },
  },
  {},
);

/** @throws UsageError naming the file and what is wrong in it. */
export function readBaseline(file: string): readonly BaselineRecord[] {
  return readJsonFile(file, shape).findings;
}

/**
 * A record a line and always in one order, so that a change of the file shows what changed.
 *
 * @throws UsageError where the file cannot be written.
 */
export function writeBaseline(file: string, records: Iterable<BaselineRecord>): void {
  const key = ({ subject, path, rule, fingerprint }: BaselineRecord) =>
    JSON.stringify([subject, path, rule, fingerprint]);
  const lines = [...records].sort((a, b) => (key(a) < key(b) ? -1 : 1)).map((record) => `\n${JSON.stringify(record)}`);
  try {
    writeFileSync(file, `{ "version": 1, "findings": [${lines.join(",")}\n] }\n`);
  } catch (error) {
    throw new UsageError(`cannot write the baseline ${file}: ${(error as Error).message}`);
  }
}
