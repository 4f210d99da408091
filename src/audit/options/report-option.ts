import { InvalidArgumentError } from "commander";
import { fileDestination, streamDestination } from "../output/destination.ts";
import { ReportWriters } from "../output/report-writer.ts";
import { type Format, reporters } from "../reporters/index.ts";
import type { ReporterOptions } from "../reporters/reporter.ts";
import { type Color, showsColor, type Terminal } from "../terminal/terminal.ts";
import { UsageError } from "../usage-error.ts";
import { invalidChoice } from "./choice-option.ts";

/** A requested report: its format, and its file unless it goes to standard output. */
export interface ReportOption {
  readonly format: Format;
  readonly file?: string;
}

/** Collects `--format name` and `--format name=file`. */
export function collectReport(text: string, earlier: readonly ReportOption[] = []): readonly ReportOption[] {
  const [name, ...rest] = text.split("=");
  const format = Object.keys(reporters).find((known): known is Format => known === name);
  if (format === undefined) {
    throw invalidChoice(name!, Object.keys(reporters));
  }
  if (rest.length === 0) return [...earlier, { format }];
  const file = rest.join("=");
  if (file === "") throw new InvalidArgumentError(`Name a file after it: ${format}=report.${format}`);
  return [...earlier, { format, file }];
}

/**
 * The reports of `--format` and `--output`; the latter names the file of the last one.
 *
 * @throws UsageError if the last one has a file already.
 */
export function reportsOf(
  format: readonly ReportOption[] = [{ format: "text" }],
  output: string | undefined,
): readonly ReportOption[] {
  const last = format.at(-1);
  if (output === undefined || last === undefined) return format;
  if (last.file !== undefined) {
    throw new UsageError(`--output ${output} and --format ${last.format}=${last.file} name two files for one report`);
  }
  return [...format.slice(0, -1), { ...last, file: output }];
}

/**
 * Opens the destinations of the reports.
 *
 * @throws UsageError if two go to standard output, or if a file cannot be written.
 */
export async function openReports(
  reports: readonly ReportOption[],
  { color: when, ...options }: Omit<ReporterOptions, "color"> & { readonly color: Color | undefined },
  terminal: Terminal,
): Promise<ReportWriters> {
  const [, second] = reports.filter(({ file }) => file === undefined);
  if (second !== undefined) {
    throw new UsageError(`two reports go to standard output; give one a file: --format ${second.format}=<file>`);
  }
  const opened = reports.map(async ({ format, file }) => {
    const color = file === undefined ? showsColor(terminal, when) : when === "always";
    const width = file === undefined && terminal.stdout.isTTY ? terminal.stdout.columns : undefined;
    const reporter = reporters[format]({ ...options, color, width });
    return {
      reporter,
      destination: file === undefined ? streamDestination(terminal.stdout) : await fileDestination(file),
    };
  });
  return new ReportWriters(await Promise.all(opened));
}
