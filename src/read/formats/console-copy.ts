import { trainingJobLifecycle } from "../../machine/training-job.ts";
import type { PartialTransition } from "../../model/job.ts";
import { describe } from "../../model/safe-access.ts";
import { epochMilliseconds } from "../../model/timestamp.ts";
import type { Line } from "../text/line-splitter.ts";
import type { LineReader, Placed, TextFormat } from "./text-format.ts";

/**
 * `Apr 12, 2022 08:51 UTC`, in the console's own zone or another, or `12 Apr 2022`, as browsers write it. The letters of
 * a zone other than UTC name no offset (CST is three): such a time is read as one without a zone.
 */
const TIME =
  /^(?:([A-Z][a-z]{2,8}) (\d{1,2}), (\d{4})|(\d{1,2}) ([A-Z][a-z]{2,8}) (\d{4})),? (\d{1,2}):(\d\d)(?::(\d\d))?\s?([AP]M)? ?(?:\(?(UTC|GMT)?([+-]\d{1,2}:?\d{2})?\)?|[A-Z]{2,5})$/;

/** A row whose cells are separated by spaces alone: `Starting Apr 12, 2022 08:51 …`. */
const SPACED = /^\s*([A-Za-z]+)\s+(?:[A-Z][a-z]{2} \d{1,2}, \d{4}|\d{1,2} [A-Z][a-z]{2} \d{4})\b/;

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

const WANTED = "a row is Status | Start time | End time | Description, with times as in Apr 12, 2022 08:51 UTC";

/**
 * The status history as copied from the console: one row per entry, `Status | Start time | End time | Description`, with
 * cells separated by bars or tabs, `-` for an open end, and times to the minute.
 */
export const consoleCopy: TextFormat = {
  name: "console-copy",
  recognises: (head) => head.split("\n").some((line) => rowOf(line) !== undefined),
  open: () => new ConsoleCopyReader(),
};

/** Unreadable rows are reported alone: validating the other rows would report the missing ones too. */
class ConsoleCopyReader implements LineReader {
  #begin: Line | undefined;
  #visits: PartialTransition[] = [];
  #lines: number[] = [];
  #problems: Placed[] = [];

  line(line: Line): Placed[] {
    const row = rowOf(line.text);
    if (row === undefined) return this.end();
    this.#begin ??= line;
    if (typeof row !== "string") {
      this.#visits.push(row);
      this.#lines.push(line.line);
    } else this.#problems.push({ found: { kind: "unreadable", format: "console-copy", problem: row }, line });
    return [];
  }

  end(): Placed[] {
    const [visits, lines, begin, problems] = [this.#visits, this.#lines, this.#begin, this.#problems];
    [this.#visits, this.#lines, this.#begin, this.#problems] = [[], [], undefined, []];
    if (begin === undefined || problems.length > 0) return problems;
    const [job, entryLines] = isNewestFirst(visits) ? [visits.reverse(), lines.reverse()] : [visits, lines];
    return [{ found: { kind: "job", format: "console-copy", hasTimes: true, entryLines, job }, line: begin }];
  }
}

/** The entry in a row, or a message about what is wrong with it; undefined if the line is not a row. */
function rowOf(line: string): PartialTransition | string | undefined {
  const cells = line.split(line.includes("|") ? "|" : "\t").map((cell) => cell.trim());
  if (cells[0] === "") cells.shift();
  const [Status, start, end, ...message] = cells;
  const isStatus = (word: string | undefined) => word !== undefined && trainingJobLifecycle.statuses.includes(word);
  if (start === undefined) {
    return isStatus(SPACED.exec(line)?.[1])
      ? "the cells of this row are parted by spaces; part them by tabs or |"
      : undefined;
  }
  const StartTime = isoText(start);
  if (Status === undefined || !/^[A-Za-z]+$/.test(Status)) return undefined;
  if (StartTime === undefined) return isStatus(Status) ? `${describe(start)} is no start time; ${WANTED}` : undefined;
  if (end === undefined) return isStatus(Status) ? `this row has no end time; ${WANTED}` : undefined;
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
  if (parts === null) return undefined;
  const [, ...cells] = parts;
  const [month, day, year] = cells[0] === undefined ? [cells[4], cells[3], cells[5]] : cells;
  const [hour, minute, second = "00", half, utc, offset] = cells.slice(6);
  if (!MONTHS.includes(month!.slice(0, 3))) return undefined;
  const pad = (n: number | string) => String(n).padStart(2, "0");
  const hours = half === undefined ? Number(hour) : (Number(hour) % 12) + (half === "PM" ? 12 : 0);
  const zone =
    offset === undefined ? (utc === undefined ? "" : "Z") : offset.replace(/^([+-])(\d):?(\d\d)$/, "$10$2:$3");
  return `${year}-${pad(MONTHS.indexOf(month!.slice(0, 3)) + 1)}-${pad(day!)}T${pad(hours)}:${minute}:${second}${zone}`;
}

/** The console's table can be sorted either way. */
function isNewestFirst(visits: readonly PartialTransition[]): boolean {
  const times = visits.map(({ StartTime }) => epochMilliseconds(StartTime));
  return times.length > 1 && times[0]! > times.at(-1)! && times.every((time, i) => i === 0 || time <= times[i - 1]!);
}
