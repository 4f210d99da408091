import { toSeconds } from "../../model/units.ts";
import type { Entry } from "../walks/entries.ts";
import { type HistoryFault, type JobFault, type LimitFault, type Pick, pickFrom } from "./fault.ts";

/** Numbers have no zone to leave out. */
const NUMBERS = ["seconds", "milliseconds"] as const;

type TimeField = "StartTime" | "EndTime";

function anyEntry(history: readonly Entry<number>[], pick: Pick): number {
  return pick(0, history.length - 1);
}

function anyTime(history: readonly Entry<number>[], pick: Pick): [number, TimeField] {
  const i = anyEntry(history, pick);
  return [i, history[i]!.EndTime !== undefined && pick(0, 1) === 1 ? "EndTime" : "StartTime"];
}

export const malformedJob: readonly JobFault[] = [
  {
    of: "job",
    title: "a field has the wrong type",
    inject(job, pick) {
      const field = pickFrom(
        Object.keys(job).filter((key) => isRead(key)),
        pick,
      )!;
      Object.assign(job, { [field]: [] });
      return [field];
    },
  },
  {
    of: "job",
    title: "the history is not an array",
    inject(job) {
      Object.assign(job, { SecondaryStatusTransitions: "Starting" });
      return ["SecondaryStatusTransitions"];
    },
  },
];

export const duplicateKey: readonly LimitFault[] = [
  {
    of: "limit",
    title: "the text has a field of an entry twice",
    inject(history, pick) {
      const key = pickFrom(["Status", "StartTime"], pick)!;
      const path = [anyEntry(history, pick), key];
      return { options: { duplicateKeys: [{ path, key, places: undefined }] }, path };
    },
  },
];

/** Whether rules read the field and it is neither a time nor the history. No rule reads the ARN. */
function isRead(field: string): boolean {
  return !field.endsWith("Time") && !["SecondaryStatusTransitions", "TrainingJobArn"].includes(field);
}

export const malformedTransition: readonly HistoryFault[] = [
  {
    of: "history",
    title: "an entry is not an object",
    inject(history, pick) {
      const i = anyEntry(history, pick);
      Object.assign(history, { [i]: [null, 7, []][pick(0, 2)] });
      return [i];
    },
  },
  {
    of: "history",
    title: "a required field is removed",
    inject(history, pick) {
      const i = anyEntry(history, pick);
      const field = (["StartTime", "Status"] as const)[pick(0, 1)]!;
      Reflect.deleteProperty(history[i]!, field);
      return [i, field];
    },
  },
  {
    of: "history",
    title: "a string field is a number",
    inject(history, pick) {
      const i = anyEntry(history, pick);
      const field = (["Status", "StatusMessage"] as const)[pick(0, 1)]!;
      Object.assign(history[i]!, { [field]: 7 });
      return [i, field];
    },
  },
  {
    of: "history",
    title: "a time is neither a number, a string nor a Date",
    inject(history, pick) {
      const [i, field] = anyTime(history, pick);
      Object.assign(history[i]!, { [field]: true });
      return [i, field];
    },
  },
];

export const emptyHistory: readonly HistoryFault[] = [
  {
    of: "history",
    title: "all entries are removed",
    // If the job has ended, history-missing reports it.
    constraints: { ended: false },
    inject(history) {
      history.length = 0;
      return [];
    },
  },
];

export const unknownZone: readonly JobFault[] = [
  {
    of: "job",
    title: "a time of the job names no zone",
    notWith: NUMBERS,
    inject(job, pick) {
      const fields = Object.keys(job).filter((key): key is "CreationTime" => key.endsWith("Time"));
      const field = pickFrom(fields, pick)!;
      Object.assign(job, { [field]: new Date(job[field]).toISOString().slice(0, -1) });
      return [field];
    },
  },
];

export const invalidTimestamp: readonly (HistoryFault | JobFault)[] = [
  {
    of: "history",
    title: "a time cannot be parsed",
    inject(history, pick) {
      const [i, field] = anyTime(history, pick);
      Object.assign(history[i]!, { [field]: ["yesterday", "", Number.NaN][pick(0, 2)] });
      return [i, field];
    },
  },
  {
    of: "history",
    title: "one of several times has no time zone",
    notWith: NUMBERS,
    constraints: { minLength: 2 },
    inject(history, pick) {
      const [i, field] = anyTime(history, pick);
      Object.assign(history[i]!, { [field]: new Date(history[i]![field]!).toISOString().slice(0, -1) });
      return [i, field];
    },
  },
  {
    of: "job",
    title: "a time of the job cannot be parsed",
    inject(job, pick) {
      const field = pickFrom(
        Object.keys(job).filter((key) => key.endsWith("Time")),
        pick,
      )!;
      Object.assign(job, { [field]: "soon" });
      return [field];
    },
  },
];

export const implausibleTimestamp: readonly HistoryFault[] = [
  {
    of: "history",
    title: "a time is in the wrong unit",
    // The reader of numbers picks the unit that gives a plausible time, and ISO 8601 text names none.
    notWith: [...NUMBERS, "iso"],
    inject(history, pick, { service }) {
      const i = anyEntry(history, pick);
      const { StartTime } = history[i]!;
      // Without a service that began some day, no time is too early.
      const isEarly = service !== undefined && pick(0, 1) === 0;
      Object.assign(history[i]!, { StartTime: new Date(isEarly ? toSeconds(StartTime) : StartTime * 1000) });
      return [i, "StartTime"];
    },
  },
];
