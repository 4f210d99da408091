import type { Lifecycle } from "../../machine/lifecycle.ts";
import type { DescribedTrainingJob } from "../../model/job.ts";
import { readBatches } from "../../read/read-records.ts";
import { type BrokenJob, brokenJob } from "../../testing/broken-job.ts";
import { events } from "../../testing/events.ts";
import { polls } from "../../testing/polls.ts";
import { samples } from "../../testing/samples.ts";
import { trainingJob } from "../../testing/training-job.ts";
import { type RuleId, rules } from "../../validate/engine/catalogue.ts";
import { auditRecord } from "../pipeline/audit-record.ts";
import { UsageError } from "../usage-error.ts";
import type { GeneratedFormat } from "./generated-formats.ts";
import { hasMilliseconds, jobText } from "./job-text.ts";

export interface SampleSettings {
  readonly seed: number;
  readonly format: GeneratedFormat;
  /** The rules whose faults the jobs have, one fault each. Default: legal jobs. */
  readonly broken?: readonly RuleId[] | undefined;
  /** What the histories follow. Default: that of a training job. */
  readonly lifecycle?: Lifecycle | undefined;
}

/**
 * The texts of generated jobs, without end: all responses or events of one job each. The jobs are numbered, so that no two
 * have one name. Loads fast-check.
 *
 * @throws UsageError if no fault of a rule can be written in the format.
 */
export async function* sampleTexts(settings: SampleSettings): AsyncGenerator<string> {
  let number = 0;
  for await (const text of textsOf(settings)) yield renamed(text, `job-${++number}`);
}

async function* textsOf({ seed, format, broken, lifecycle }: SampleSettings): AsyncGenerator<string> {
  if (format === "events") {
    for (const ofJob of samples(events({ lifecycle }), seed)) yield lines(ofJob);
  } else if (format === "polls") {
    for (const ofJob of samples(polls({ as: "wire", lifecycle }), seed)) yield lines(ofJob);
  } else if (broken === undefined) {
    const clock = hasMilliseconds(format) ? "milliseconds" : "seconds";
    for (const { $metadata: _, ...job } of samples(trainingJob({ clock, lifecycle }), seed)) yield jobText(job, format);
  } else yield* brokenTexts(seed, format, broken, lifecycle);
}

function lines(values: readonly object[]): string {
  return values.map((value) => `${JSON.stringify(value)}\n`).join("");
}

/** The name that the fixture chose, wherever it is: also in ARNs and paths. */
function renamed(text: string, name: string): string {
  const [chosen] = /training-job-\d+/.exec(text) ?? [];
  return chosen === undefined ? text : text.replaceAll(new RegExp(`${chosen}(?!\\d)`, "g"), name);
}

/** Jobs in a row whose fault the format does not show. */
const MOST_TRIES = 50;

/** Formats round and normalize, so that a fault may be lost in them: each text is read and audited. */
async function* brokenTexts(
  seed: number,
  format: Exclude<GeneratedFormat, "events" | "polls">,
  broken: readonly RuleId[],
  lifecycle: Lifecycle | undefined,
): AsyncGenerator<string> {
  const sources = new Map<RuleId, Iterator<BrokenJob>>();
  for (const rule of broken) {
    const jobs = brokenJobs(rule, lifecycle);
    if (jobs !== undefined) sources.set(rule, samples(jobs, seed));
  }
  while (sources.size > 0) {
    for (const [rule, jobs] of sources) {
      const text = await nextOf(jobs, format, lifecycle);
      if (text !== undefined) yield text;
      else sources.delete(rule);
    }
  }
  const [rule, ...others] = broken;
  throw new UsageError(
    others.length > 0
      ? `no fault of these rules can be written as ${format}`
      : `generate cannot break a job for ${rule}: audit finds no such fault in a single ${format} response`,
  );
}

/** Broken jobs of a lifecycle; undefined if no history of it can break the rule. */
function brokenJobs(rule: RuleId, lifecycle: Lifecycle | undefined) {
  try {
    return brokenJob({ rule, lifecycle });
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}

/** The next job whose fault is found in its text, with the finding to expect in the field `expected`. */
async function nextOf(
  jobs: Iterator<BrokenJob>,
  format: Exclude<GeneratedFormat, "events" | "polls">,
  lifecycle: Lifecycle | undefined,
) {
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const { job, rule, path, options, earlier }: BrokenJob = jobs.next().value;
    // A command line has one response of each job, and no limits.
    if (earlier !== undefined || options.limits !== undefined) continue;
    const expected = { rule, severity: rules[rule].severity, path };
    const text = jobText({ ...job, expected } as DescribedTrainingJob, format);
    if (await isFound(expected, text, lifecycle)) return text;
  }
  return undefined;
}

/** Whether the finding is the only one that an audit of the text reports. */
async function isFound(
  expected: Pick<BrokenJob, "rule" | "path">,
  text: string,
  lifecycle: Lifecycle | undefined,
): Promise<boolean> {
  const findings = [];
  for await (const batch of readBatches(text, { lifecycle })) {
    for (const record of batch) findings.push(...auditRecord(record, { lifecycle }).findings);
  }
  const [found, ...others] = findings;
  return others.length === 0 && found?.rule === expected.rule && `${found.path}` === `${expected.path}`;
}
