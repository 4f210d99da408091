import type { ReadRecord } from "../read/read-record.ts";
import type { Export } from "../write/exports/export.ts";
import { normalizeJob } from "../write/normalize-job.ts";
import { ExitCode } from "./pipeline/exit-code.ts";
import type { UnreadInput } from "./pipeline/record-source.ts";
import { recordsIn } from "./sources/read-inputs.ts";
import { ClosedPipe, type Terminal, writerFor } from "./terminal/terminal.ts";

export interface ConvertSettings {
  /** Files, folders, globs, or `-` for standard input. */
  readonly paths: readonly string[];
  readonly to: Export;
  /** The form to read everything in; recognised by content where absent. */
  readonly inputFormat?: string;
}

/**
 * Writes every job that can be read to standard output, one at a time. Nothing is validated: a broken history is
 * written as broken as it is. What cannot be read, and what a form could not carry, is told on standard error.
 *
 * @returns 0; or 3 where there was nothing to convert or something could not be read.
 */
export async function convert({ paths, to, inputFormat }: ConvertSettings, terminal: Terminal): Promise<ExitCode> {
  const write = writerFor(terminal.stdout);
  const count = { written: 0, unread: 0, untimed: 0, empty: 0 };
  const complain = (problem: string) => terminal.stderr.write(`sagemaker-transitions: ${problem}\n`);
  try {
    await write(to.begin());
    for await (const record of recordsIn(paths, terminal, { format: inputFormat, onRemark: complain })) {
      const text = textOf(record, to);
      if (typeof text !== "string") {
        count.unread++;
        complain(text.problem);
        continue;
      }
      await write(text);
      count.written++;
      if (text === "") count.empty++;
      if (record.kind === "job" && !record.hasTimes) count.untimed++;
    }
    await write(to.end());
  } catch (error) {
    if (error instanceof ClosedPipe) return ExitCode.Clean;
    throw error;
  }
  const { written, unread, untimed, empty } = count;
  if (empty > 0) complain(`${empty} of ${written} histories have no entries: nothing is written of them`);
  if (untimed > 0) {
    const what = `${untimed} of ${written} histories hold the order alone: they were written without times`;
    complain(`${what}; audit what they were read from`);
  }
  if (terminal.signal?.aborted) return ExitCode.Interrupted;
  if (written === 0) complain("nothing was converted: no history was found in what was named");
  return written === 0 || unread > 0 ? ExitCode.NothingAudited : ExitCode.Clean;
}

function textOf(record: ReadRecord | UnreadInput, to: Export): string | { readonly problem: string } {
  if (record.kind === "unread") return { problem: `${record.path}: ${record.problem}` };
  const { file, line, path = [] } = record.source;
  const place = [`${file}:${line}`, ...path].join(".");
  if (record.kind === "unreadable") return { problem: `${place}: ${record.problem}` };
  try {
    // A history without a name goes by its place, so that two of them are never taken for one.
    return to.job({ name: record.name ?? place, job: normalizeJob(record.job) });
  } catch (error) {
    // JSON.stringify goes down level by level; JSON.parse does not.
    if (error instanceof RangeError) return { problem: `${place}: nested too deep to be written` };
    throw error;
  }
}
