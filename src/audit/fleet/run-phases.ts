import { ExitCode as Exit, type ExitCode } from "../pipeline/exit-code.ts";
import { recordsIn } from "../sources/read-inputs.ts";
import { ClosedPipe, type Terminal, writerFor } from "../terminal/terminal.ts";
import { type FleetFormat, fleetReports } from "./fleet-report.ts";
import { FleetStatistics } from "./fleet-statistics.ts";

export interface PhasesSettings {
  /** Files, folders, globs, or `-` for standard input. */
  readonly paths: readonly string[];
  readonly format: FleetFormat;
  readonly inputFormat?: string | undefined;
}

/**
 * Sums up the time of all jobs in all inputs, one record in memory at a time beside the statistics.
 *
 * @returns the exit code. What cannot be read is told on standard error, and the rest is summed up.
 */
export async function runPhases({ paths, format, inputFormat }: PhasesSettings, terminal: Terminal): Promise<ExitCode> {
  const statistics = new FleetStatistics();
  let problems = 0;
  const onRemark = (words: string) => terminal.stderr.write(`sagemaker-transitions: ${words}\n`);
  const complain = (problem: string) => {
    problems++;
    onRemark(problem);
  };
  for await (const record of recordsIn(paths, terminal, { format: inputFormat, onRemark })) {
    if (record.kind === "job") statistics.add(record);
    else if (record.kind === "unread") complain(`${record.path}: ${record.problem}`);
    else complain(`${record.source.file}:${record.source.line}: ${record.problem}`);
  }
  if (terminal.signal?.aborted) return Exit.Interrupted;
  const summary = statistics.summarize();
  if (summary.jobs === 0) complain("nothing was summed up: no history was found in what was named");
  else await writerFor(terminal.stdout)(fleetReports[format](summary)).catch(unlessClosed);
  return problems > 0 ? Exit.NothingAudited : Exit.Clean;
}

/** A reader that has seen enough, as `head` has, is no failure. */
function unlessClosed(error: unknown): void {
  if (!(error instanceof ClosedPipe)) throw error;
}
