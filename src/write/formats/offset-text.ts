import type { Instant } from "../../model/map-times.ts";

/**
 * An instant as Python's `isoformat` and `str` print it: microseconds where there are any, an offset, and between date
 * and time what is asked for.
 */
export function offsetText({ milliseconds, isNaive }: Instant, separator: "T" | " "): string {
  const [date, time] = new Date(milliseconds).toISOString().slice(0, -1).split("T");
  const clock = milliseconds % 1000 === 0 ? time!.slice(0, -4) : `${time}000`;
  return `${date}${separator}${clock}${isNaive ? "" : "+00:00"}`;
}
