import type { ReadRecord } from "../../read/read-record.ts";
import type { Export } from "../../write/exports/export.ts";
import { normalizeJob } from "../../write/normalize-job.ts";
import { writeOutput } from "../output/destination.ts";
import { type ReadingSettings, recordsIn } from "../sources/read-inputs.ts";
import { Diagnostics } from "../terminal/diagnostics.ts";
import type { Terminal } from "../terminal/terminal.ts";
import { ExitCode } from "./exit-code.ts";
import type { UnreadInput } from "./record-source.ts";

export interface ConvertSettings extends ReadingSettings {
  readonly to: Export;
}

/**
 * Writes every job that can be read, one at a time, without validating it. Inputs that cannot be read,
 * and data that the format cannot hold, are reported on standard error.
 *
 * @returns 0; 3 if there was nothing to convert or an input could not be read.
 */
export async function convert(
  { paths, to, inputFormat, except, output, isQuiet }: ConvertSettings,
  terminal: Terminal,
): Promise<ExitCode> {
  const count = { done: 0, unread: 0, untimed: 0, empty: 0 };
  const stderr = new Diagnostics(terminal.stderr, isQuiet, undefined);
  const complain = (problem: string) => stderr.problem(problem);
  const onRemark = (words: string) => stderr.remark(words);
  const isTaken = await writeOutput(output, terminal, async (write) => {
    await write(to.begin());
    for await (const record of recordsIn(paths, terminal, { format: inputFormat, except, onRemark })) {
      const text = textOf(record, to);
      if (typeof text !== "string") {
        count.unread++;
        complain(text.problem);
        continue;
      }
      await write(text);
      count.done++;
      if (text === "") count.empty++;
      if (record.kind === "job" && !record.hasTimes) count.untimed++;
    }
    await write(to.end());
  });
  if (!isTaken) return ExitCode.Clean;
  const { done, unread, untimed, empty } = count;
  if (empty > 0) complain(`${empty} of ${done} histories have no entries and are left out`);
  if (untimed > 0) {
    const what = `${untimed} of ${done} histories have no times: they were written without times`;
    complain(`${what}; to validate them, audit the original`);
  }
  if (terminal.signal?.aborted) return ExitCode.Interrupted;
  if (done === 0) complain("no training-job history found in the inputs");
  return done === 0 || unread > 0 ? ExitCode.NothingAudited : ExitCode.Clean;
}

function textOf(record: ReadRecord | UnreadInput, to: Export): string | { readonly problem: string } {
  if (record.kind === "unread") return { problem: `${record.path}: ${record.problem}` };
  const { file, line, path = [] } = record.source;
  const place = [`${file}:${line}`, ...path].join(".");
  if (record.kind === "unreadable") return { problem: `${place}: ${record.problem}` };
  try {
    // A history without a name gets its location as a name, so that two of them stay apart.
    return to.job({
      name: record.name ?? place,
      job: normalizeJob(record.job),
      primaryStatus: record.lifecycle?.fields?.primaryStatus,
    });
  } catch (error) {
    // JSON.stringify is recursive; JSON.parse is not.
    if (error instanceof RangeError) return { problem: `${place}: nested too deeply to be written` };
    throw error;
  }
}
