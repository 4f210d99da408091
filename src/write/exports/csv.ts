import type { PartialTransition } from "../../model/job.ts";
import { isObject } from "../../model/safe-access.ts";
import { epochMilliseconds } from "../../model/timestamp.ts";
import { toSeconds } from "../../model/units.ts";
import { csvRow } from "../csv-row.ts";
import type { Export } from "./export.ts";

/** One row per entry. */
export const csv: Export = {
  begin: () => csvRow(["job", "entry", "status", "start_time", "end_time", "seconds", "status_message"]),
  job({ name, job: { SecondaryStatusTransitions: history = [] } }) {
    return history.map((entry, i) => row(name, i, isObject(entry) ? entry : {})).join("");
  },
  end: () => "",
};

function row(name: string, index: number, entry: PartialTransition): string {
  const { Status, StartTime, EndTime, StatusMessage } = entry;
  const seconds = toSeconds(epochMilliseconds(EndTime) - epochMilliseconds(StartTime));
  return csvRow([
    name,
    index,
    text(Status),
    text(StartTime),
    text(EndTime),
    Number.isNaN(seconds) ? undefined : seconds,
    text(StatusMessage),
  ]);
}

/** The value of a field, as JSON if a malformed entry has something other than a string there. */
function text(value: unknown): string | undefined {
  return value === undefined ? undefined : typeof value === "string" ? value : JSON.stringify(value);
}
