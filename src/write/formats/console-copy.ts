import { type DescribedTrainingJob, type PartialTransition, transitionsIn } from "../../model/job.ts";
import { mapTimes } from "../../model/map-times.ts";
import { isObject } from "../../model/safe-access.ts";
import { oneLine } from "../one-line.ts";
import type { Writer } from "../writer.ts";

/** Rows as copied from the AWS console: `Starting | May 16, 2025 18:10 UTC | - | Starting the training job`. */
export const consoleCopy: Writer = { precision: "minutes", carries: "history", value: rows };

function rows(job: DescribedTrainingJob): string {
  const lines = transitionsIn(mapTimes(job, minuteText))
    .filter(isObject)
    .map(({ Status, StartTime, EndTime = "-", StatusMessage = "" }: PartialTransition) =>
      [Status, StartTime, EndTime, StatusMessage].map(cell).join(" | "),
    );
  return `${lines.join("\n")}\n`;
}

const MINUTE = new Intl.DateTimeFormat("en-US", {
  month: "short",
  day: "2-digit",
  year: "numeric",
  hour: "2-digit",
  minute: "2-digit",
  hourCycle: "h23",
  timeZone: "UTC",
});

/** `Apr 12, 2022 08:51 UTC` */
function minuteText({ milliseconds, isNaive }: { milliseconds: number; isNaive: boolean }): string {
  const parts = Object.fromEntries(MINUTE.formatToParts(milliseconds).map(({ type, value }) => [type, value]));
  return `${parts.month} ${parts.day}, ${parts.year} ${parts.hour}:${parts.minute}${isNaive ? "" : " UTC"}`;
}

/** A cell is one line, and `|` separates cells. */
function cell(value: unknown): string {
  return oneLine(value).replaceAll("|", " ");
}
