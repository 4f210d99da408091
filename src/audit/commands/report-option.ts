import { InvalidArgumentError } from "commander";
import type { FailOn } from "../exit-code.ts";
import { fileOutput, Outputs, streamOutput } from "../output.ts";
import { type Format, reporters } from "../reporters/index.ts";
import { showsColor, type Terminal } from "../terminal.ts";
import { UsageError } from "../usage-error.ts";

/** A report that was asked for: its form, and the file that it goes to; standard output where none is named. */
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
 * @throws UsageError where two go to one place, or where a file cannot be written.
 */
export async function openReports(
  reports: readonly ReportOption[],
  failOn: FailOn,
  terminal: Terminal,
): Promise<Outputs> {
  const places = reports.map(({ file }) => file);
  const shared = reports.find(({ file }, i) => places.indexOf(file) !== i);
  if (shared !== undefined) {
    const place = shared.file ?? "standard output";
    throw new UsageError(`two reports go to ${place}; give each a file: --format ${shared.format}=<file>`);
  }
  const opened = reports.map(({ format, file }) => {
    const color = file === undefined && showsColor(terminal);
    const reporter = reporters[format]({ color, failOn });
    return file === undefined ? streamOutput(reporter, terminal.stdout) : fileOutput(reporter, file);
  });
  return new Outputs(await Promise.all(opened));
}
