import { property } from "../../model/safe-access.ts";
import { eventBridge } from "./event-bridge.ts";
import { isHistoryLike } from "./looks-like-entry.ts";
import { isNotebook } from "./notebook.ts";
import { described } from "./response.ts";
import { search } from "./search.ts";
import { snakeCase } from "./snake-case.ts";
import { describeJob, listTrainingJobs } from "./unsupported-responses.ts";
import type { Found, ValueFormat } from "./value-format.ts";

/** A notebook is handed on as it is: its cells hold text, in which any format may stand. */
const notebook: ValueFormat = {
  names: ["notebook"],
  keys: ["nbformat"],
  recognises: isNotebook,
  read: (value) => [{ kind: "job", format: "notebook", hasTimes: true, job: value }],
};

/** The formats of parsed values, the more telling first. A new one is one file and its line here. */
export const valueFormats: readonly ValueFormat[] = [
  notebook,
  eventBridge,
  search,
  listTrainingJobs,
  describeJob,
  snakeCase,
  described,
];

/** What was looked for, for the message on a value that fits no format. */
const LOOKED_FOR =
  "SecondaryStatusTransitions, secondary_status_transitions, Results[].TrainingJob, an EventBridge event of a training job, or an array of entries with Status and StartTime";

/** Lists in lists: pages of jobs, accounts of pages. What nests deeper is a trick or a mistake. */
const DEEPEST_LIST = 8;

/** `Records[].Sns.Message` is four deep. */
const DEEPEST_WRAPPING = 5;

/**
 * Finds the described jobs in a parsed value: in the format that recognises it, or in the one that is asked for. An
 * array that is no history is a list, of which each element is looked at.
 */
export function findJobs(value: unknown, format: string | undefined, depth = 0): readonly Found[] {
  if (typeof value !== "object" || value === null) {
    return [{ kind: "unreadable", format: "unknown", problem: `this is no object; looked for ${LOOKED_FOR}` }];
  }
  const candidates = format === undefined ? valueFormats : valueFormats.filter(({ names }) => names.includes(format));
  const recognised = candidates.find((candidate) => candidate.recognises(value));
  if (recognised !== undefined) return asked(recognised.read(value), format);
  if (Array.isArray(value) && value.length > 0 && depth < DEEPEST_LIST) {
    return value.flatMap((element, i) =>
      findJobs(element, format, depth + 1).map((found) => ({ ...found, path: [i, ...(found.path ?? [])] })),
    );
  }
  const wrapped = depth < DEEPEST_WRAPPING ? wrappedJobs(value, format, depth) : [];
  if (wrapped.length > 0) return wrapped;
  const wanted = format === undefined ? "" : `this is not of the format ${format}; `;
  const keys = Object.keys(value).slice(0, 8).join(", ");
  return [
    {
      kind: "unreadable",
      format: format ?? "unknown",
      problem: `${wanted}no history here: looked for ${LOOKED_FOR}; found ${keys === "" ? "no keys" : `the keys ${keys}`}`,
    },
  ];
}

/**
 * The jobs under any key of an object, or in JSON that is held as text there: `{ "TrainingResult": {…} }`, the body of
 * an SQS message, the Message of SNS, the output of Step Functions. A bare array under a key may be of anything.
 */
function wrappedJobs(value: object, format: string | undefined, depth: number): readonly Found[] {
  return Object.keys(value).flatMap((key) => {
    const inner = unwrapped(property(value, key));
    if (inner === undefined || isHistoryLike(inner)) return [];
    const jobs = findJobs(inner, format, depth + 1).filter(({ kind }) => kind === "job");
    return jobs.map((found) => ({ ...found, path: [key, ...(found.path ?? [])] }));
  });
}

function unwrapped(value: unknown): object | undefined {
  if (typeof value === "object" && value !== null) return value;
  if (typeof value !== "string" || !/^\s*[{[]/.test(value)) return undefined;
  try {
    return unwrapped(JSON.parse(value));
  } catch {
    return undefined;
  }
}

function asked(found: readonly Found[], format: string | undefined): readonly Found[] {
  return format === undefined ? found : found.map((job) => ({ ...job, format }));
}
