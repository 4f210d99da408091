import { isObject, property } from "../../history/untrusted.ts";
import { trainingJob } from "../../machine/training-job.ts";

type Fields = Record<string, unknown>;

const NUMBERS = ["TrainingTimeInSeconds", "BillableTimeInSeconds"];
const LIMITS = ["MaxRuntimeInSeconds", "MaxWaitTimeInSeconds"];

const statuses = bySpelling(trainingJob.statuses);
const primaryStatuses = bySpelling(trainingJob.primaryStatuses);

/**
 * A job in AWS's own spelling: statuses that a holder wrote in upper case or with underscores, and numbers that it
 * wrote as digits. What is no known status is left as it is, for the rules to name.
 */
export function canonical(job: object): Fields {
  const copy: Fields = { ...job };
  respell(copy, "TrainingJobStatus", primaryStatuses);
  respell(copy, "SecondaryStatus", statuses);
  for (const key of NUMBERS) toNumber(copy, key);
  if (isObject(copy.StoppingCondition)) {
    const limits: Fields = { ...copy.StoppingCondition };
    for (const key of LIMITS) toNumber(limits, key);
    copy.StoppingCondition = limits;
  }
  if (Array.isArray(copy.SecondaryStatusTransitions)) {
    copy.SecondaryStatusTransitions = copy.SecondaryStatusTransitions.map((entry: unknown) => {
      if (!isObject(entry)) return entry;
      const spelled: Fields = { ...entry };
      respell(spelled, "Status", statuses);
      return spelled;
    });
  }
  return copy;
}

/** The name of a described job, from its name or its ARN. */
export function nameOf(job: object): string | undefined {
  const name = property(job, "TrainingJobName");
  if (typeof name === "string") return name;
  const arn = property(job, "TrainingJobArn");
  return typeof arn === "string" ? arn.slice(arn.lastIndexOf("/") + 1) : undefined;
}

function plain(text: string): string {
  return text.replaceAll(/[\s_-]/g, "").toLowerCase();
}

function bySpelling(known: readonly string[]): ReadonlyMap<string, string> {
  return new Map(known.map((status) => [plain(status), status]));
}

/** Only words without a lower-case letter: another spelling of a status may be a mistake, and rules must see it. */
function respell(fields: Fields, key: string, known: ReadonlyMap<string, string>): void {
  const word = fields[key];
  if (typeof word === "string" && word === word.toUpperCase()) fields[key] = known.get(plain(word)) ?? word;
}

function toNumber(fields: Fields, key: string): void {
  const digits = fields[key];
  if (typeof digits === "string" && /^\d+(\.\d+)?(E\d+)?$/i.test(digits)) fields[key] = Number(digits);
}
