import fc from "fast-check";
import { expect, test } from "vitest";
import { readHistories } from "../../src/read/index.ts";
import { trainingJob } from "../../src/testing/index.ts";
import { writeJob } from "../../src/write/index.ts";
import { samples } from "../support/slow.ts";

/** The findings of duplicate keys in a text, as paths. */
async function duplicatesIn(text: string): Promise<readonly string[]> {
  const found: string[] = [];
  for await (const record of readHistories(text)) {
    if (record.kind === "job") found.push(...(record.duplicateKeys ?? []).map(({ path }) => path.join(".")));
  }
  return found;
}

/** A field of a job or of an entry, and its value, to be written twice. */
interface Place {
  readonly path: string;
  readonly key: string;
}

function placesIn(job: object): readonly Place[] {
  const fields = Object.keys(job).filter((key) => READ.has(key));
  const { SecondaryStatusTransitions: entries = [] } = job as { SecondaryStatusTransitions?: readonly object[] };
  return [
    ...fields.map((key) => ({ path: key, key })),
    ...entries.flatMap((entry, i) =>
      ["Status", "StartTime", "EndTime"]
        .filter((key) => key in entry)
        .map((key) => ({ path: `SecondaryStatusTransitions.${i}.${key}`, key })),
    ),
  ];
}

const READ = new Set(["TrainingJobStatus", "SecondaryStatus", "SecondaryStatusTransitions", "CreationTime"]);

/** The job as JSON with the value at a place twice in its object, the second time after all other keys. */
function withTwice(job: object, { path }: Place, indent: number | undefined): string {
  const marked = structuredClone(job) as Record<string, unknown>;
  const steps = path.split(".");
  const last = steps.pop()!;
  let parent = marked;
  for (const step of steps) parent = parent[step] as Record<string, unknown>;
  parent["\u0001again"] = parent[last];
  return JSON.stringify(marked, undefined, indent).replaceAll('"\\u0001again"', `"${last}"`);
}

const indents = fc.constantFrom(undefined, 2);

test("a key that is in an object twice is found, wherever it is", async () => {
  await fc.assert(
    fc.asyncProperty(trainingJob(), fc.nat(), indents, async (generated, n, indent) => {
      const job = writeJob(generated, "wire");
      const places = placesIn(job);
      const place = places[n % places.length]!;
      expect(await duplicatesIn(withTwice(job, place, indent))).toEqual([place.path]);
    }),
    { numRuns: samples(2000, 200) },
  );
});

test("no key is found in what JSON.stringify writes, whatever the values say", async () => {
  await fc.assert(
    fc.asyncProperty(trainingJob(), fc.json(), indents, async (generated, json, indent) => {
      const job = {
        ...writeJob(generated, "wire"),
        Environment: { NOTE: json, Status: '"Status":', StartTime: '"StartTime"' },
      };
      expect(await duplicatesIn(JSON.stringify(job, undefined, indent))).toEqual([]);
    }),
    { numRuns: samples(2000, 200) },
  );
});
