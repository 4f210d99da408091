import { consoleCopy } from "../formats/console-copy.ts";
import { consoleLog } from "../formats/console-log.ts";
import { sdkV3 } from "../formats/sdk-v3.ts";
import { sdkV3Waiter } from "../formats/sdk-v3-waiter.ts";
import { statusLines } from "../formats/status-lines.ts";
import type { TextFormat } from "../formats/text-format.ts";
import { JsonReader } from "../json/json-reader.ts";
import type { ReadRecordOptions } from "../json/record-builder.ts";
import { formatHint } from "./format-hints.ts";
import { LogReader } from "./log-reader.ts";
import type { TextReader } from "./text-reader.ts";
import { WithFinalError } from "./with-final-error.ts";

/** The formats of plain text. A new one is one file and its line here. One that claims lines comes before the others. */
export const textFormats: readonly TextFormat[] = [sdkV3, sdkV3Waiter, consoleLog, consoleCopy, statusLines];

/** Formats that can be inside other text. A list of statuses cannot. */
const AMONG_OTHERS = textFormats.filter((format) => format !== statusLines);

/** Returns a reader for the text that begins with `head`, in the format that `options` name or that is recognized. */
export function selectReader(head: string, options: ReadRecordOptions): TextReader {
  const asked = textFormats.filter(({ name }) => name === options.format);
  if (asked.length > 0) {
    const reader = new LogReader(options, asked, undefined);
    return new WithFinalError(reader, "if nothing was read", () => `no ${options.format} line found here`, options);
  }
  if (options.format !== undefined) return new JsonReader(options, []);
  if (options.isAmongOthers !== true && isBinary(head)) return binary(head, options);
  if (options.isAmongOthers !== true && isMostlyValues(head)) return new JsonReader(options, AMONG_OTHERS);
  if (BEGINS_WITH_VALUE.test(head) && !(options.isAmongOthers && sdkV3.recognises(head))) {
    return new JsonReader(options, AMONG_OTHERS);
  }
  if (options.isAmongOthers === true) return new LogReader(options, AMONG_OTHERS, new JsonReader(options, []));
  return mixedText(head, options);
}

/** Text that does not begin with a value: a log, a document, or text without any history. */
function mixedText(head: string, options: ReadRecordOptions): TextReader {
  let skipped: string | undefined;
  const onSkipped = (what: string) => {
    skipped ??= what;
    options.onSkipped?.(what);
  };
  const values = new JsonReader({ ...options, isAmongOthers: true, onSkipped }, []);
  const reader = new LogReader(
    options,
    statusLines.recognises(head, options.lifecycle) ? [statusLines] : AMONG_OTHERS,
    values,
  );
  const problem = () =>
    `no training-job history found: ${skipped === undefined ? formatHint(head) : `found ${skipped}`}`;
  return new WithFinalError(reader, "if nothing was read", problem, options);
}

/** An object, or an array of objects, arrays or texts: a line of a log may begin with a bracket too, as `[INFO]` does. */
const BEGINS_WITH_VALUE = /^\s*(?:&?\{|\[\s*(?:[[{\]"']|null|None))/;

/** A dump of one value per line. Its first line can be damaged. */
function isMostlyValues(head: string): boolean {
  const lines = head.split("\n").filter((line) => line.trim() !== "");
  const values = lines.filter((line) => /^\{.*\}\s*$/.test(line)).length;
  return values >= 4 * (lines.length - values);
}

function isBinary(head: string): boolean {
  const replaced = head.split("\ufffd").length - 1;
  return head.includes("\0") || replaced > head.length / 20;
}

/** Records between binary data are still read. */
function binary(head: string, options: ReadRecordOptions): TextReader {
  const isTar = head.slice(257, 262) === "ustar";
  const problem = isTar
    ? "this is a tar archive: unpack it first"
    : "this is binary data, not text that holds a history";
  return new WithFinalError(new JsonReader({ ...options, isAmongOthers: true }, []), "always", () => problem, options);
}
