import { InvalidArgumentError } from "commander";
import type { FailOn } from "../config/fail-on.ts";
import { fileOutput, ReportWriters, streamOutput } from "../output/report-writer.ts";
import { type Format, reporters } from "../reporters/index.ts";
import { showsColor, type Terminal } from "../terminal/terminal.ts";
import { UsageError } from "../usage-error.ts";

/** A report that was asked for: its inputFormat, and the file that it goes to; standard output where none is named. */
export interface ReportOption {
  readonly format: Format;
  readonly file?: string;
}

/** Collects `--format name` and `--format name=file`. */
export function collectReport(text: string, earlier: readonly ReportOption[] = []): readonly ReportOption[] {
  const [name, ...rest] = text.split("=");
  const format = Object.keys(reporters).find((known): known is Format => known === name);
  if (format === undefined) {
    throw new InvalidArgumentError(`Allowed choices are ${Object.keys(reporters).join(", ")}.`);
  }
  if (rest.length === 0) return [...earlier, { format }];
  const file = rest.join("=");
  if (file === "") throw new InvalidArgumentError(`Name a file after it: ${format}=report.${format}`);
  return [...earlier, { format, file }];
}

/**
 * Opens what the reports go to.
 *
 * @throws UsageError where two go to standard output, or where a file cannot be written.
 */
export async function openReports(
  reports: readonly ReportOption[],
  failOn: FailOn,
  terminal: Terminal,
): Promise<ReportWriters> {
  const [, second] = reports.filter(({ file }) => file === undefined);
  if (second !== undefined) {
    throw new UsageError(`two reports go to standard output; give one a file: --format ${second.format}=<file>`);
  }
  const opened = reports.map(({ format, file }) => {
    const color = file === undefined && showsColor(terminal);
    const reporter = reporters[format]({ color, failOn });
    return file === undefined ? streamOutput(reporter, terminal.stdout) : fileOutput(reporter, file);
  });
  return new ReportWriters(await Promise.all(opened));
}
