import { isObject } from "./safe-access.ts";

type Fields = Record<string, unknown>;

const NUMBERS = ["TrainingTimeInSeconds", "BillableTimeInSeconds"];
const LIMITS = ["MaxRuntimeInSeconds", "MaxWaitTimeInSeconds"];

/** The words of a lifecycle, as AWS spells them. */
interface Vocabulary {
  readonly statuses: readonly string[];
  readonly primaryStatuses: readonly string[];
  readonly fields?: { readonly primaryStatus?: string | undefined } | undefined;
}

/**
 * Returns a function that converts jobs to AWS's spelling: statuses in upper case or with underscores, and numbers
 * written as text. Unknown statuses are left unchanged, so that the rules report them.
 *
 * @example
 * ```ts
 * spellingNormalizer(trainingJobLifecycle)({ SecondaryStatus: "MAX_RUNTIME_EXCEEDED" }); // { SecondaryStatus: "MaxRuntimeExceeded" }
 * ```
 */
export function spellingNormalizer(vocabulary: Vocabulary): (job: object) => Fields {
  const statuses = bySpelling(vocabulary.statuses);
  const primaryStatuses = bySpelling(vocabulary.primaryStatuses);
  const primaryStatus = vocabulary.fields?.primaryStatus ?? "TrainingJobStatus";
  return (job) => {
    const copy: Fields = { ...job };
    respell(copy, primaryStatus, primaryStatuses);
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
  };
}

/** A word in any case, with or without separators: `MAX_RUNTIME_EXCEEDED` and `max runtime exceeded` are one. */
export function plainSpelling(text: string): string {
  return text.replaceAll(/[\s_-]/g, "").toLowerCase();
}

function bySpelling(known: readonly string[]): ReadonlyMap<string, string> {
  return new Map(known.map((status) => [plainSpelling(status), status]));
}

/** Only words without lower-case letters: another spelling may be a mistake, which the rules must report. */
function respell(fields: Fields, key: string, known: ReadonlyMap<string, string>): void {
  const word = fields[key];
  if (typeof word === "string" && word === word.toUpperCase()) fields[key] = known.get(plainSpelling(word)) ?? word;
}

function toNumber(fields: Fields, key: string): void {
  const digits = fields[key];
  if (typeof digits === "string" && /^\d+(\.\d+)?(E\d+)?$/i.test(digits)) fields[key] = Number(digits);
}
