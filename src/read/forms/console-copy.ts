import type { PartialTransition } from "../../history/job.ts";
import { epochMilliseconds } from "../../history/timestamp.ts";
import type { Line } from "../lines.ts";
import type { LineReader, Placed, TextForm } from "./text-form.ts";

/** `Apr 12, 2022 08:51 UTC`, in the console's own zone or another. */
const TIME =
  /^([A-Z][a-z]{2}) (\d{1,2}), (\d{4}),? (\d{1,2}):(\d\d)(?::(\d\d))? ?([AP]M)? ?(?:\(?(UTC|GMT)?([+-]\d{1,2}:?\d{2})?\)?)$/;

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/**
 * The status history as copied from the console: a row a visit, `Status | Start time | End time | Description`, cells
 * parted by bars or tabs, `-` for an open end, minute precision.
 */
export const consoleCopy: TextForm = {
  name: "console-copy",
  recognises: (head) => head.split("\n").some((line) => visitOf(line) !== undefined),
  open: () => new ConsoleCopyReader(),
};

class ConsoleCopyReader implements LineReader {
  #begin: Line | undefined;
  #visits: PartialTransition[] = [];

  line(line: Line): Placed[] {
    const visit = visitOf(line.text);
    if (visit === undefined) return this.end();
    this.#begin ??= line;
    this.#visits.push(visit);
    return [];
  }

  end(): Placed[] {
    const [visits, begin] = [this.#visits, this.#begin];
    [this.#visits, this.#begin] = [[], undefined];
    if (begin === undefined) return [];
    const job = isNewestFirst(visits) ? visits.reverse() : visits;
    return [{ found: { kind: "job", form: "console-copy", timed: true, job }, line: begin }];
  }
}

function visitOf(line: string): PartialTransition | undefined {
  const cells = line.split(line.includes("|") ? "|" : "\t").map((cell) => cell.trim());
  if (cells[0] === "") cells.shift();
  const [Status, start, end, ...message] = cells;
  const StartTime = isoText(start);
  if (Status === undefined || !/^[A-Za-z]+$/.test(Status) || StartTime === undefined || end === undefined)
    return undefined;
  const EndTime = /^[-–—]?$/.test(end) ? undefined : (isoText(end) ?? end);
  const StatusMessage = message.join(" ").trim();
  return {
    Status,
    StartTime,
    ...(EndTime === undefined ? {} : { EndTime }),
    ...(StatusMessage === "" ? {} : { StatusMessage }),
  };
}

function isoText(text: string | undefined): string | undefined {
  const parts = text === undefined ? null : TIME.exec(text);
  if (parts === null || !MONTHS.includes(parts[1]!)) return undefined;
  const [, month, day, year, hour, minute, second = "00", half, utc, offset] = parts;
  const pad = (n: number | string) => String(n).padStart(2, "0");
  const hours = half === undefined ? Number(hour) : (Number(hour) % 12) + (half === "PM" ? 12 : 0);
  const zone =
    offset === undefined ? (utc === undefined ? "" : "Z") : offset.replace(/^([+-])(\d):?(\d\d)$/, "$10$2:$3");
  return `${year}-${pad(MONTHS.indexOf(month!) + 1)}-${pad(day!)}T${pad(hours)}:${minute}:${second}${zone}`;
}

/** The console's table can be sorted either way. */
function isNewestFirst(visits: readonly PartialTransition[]): boolean {
  const times = visits.map(({ StartTime }) => epochMilliseconds(StartTime));
  return times.length > 1 && times[0]! > times.at(-1)! && times.every((time, i) => i === 0 || time <= times[i - 1]!);
}
