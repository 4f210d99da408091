import type { Lifecycle } from "../../machine/lifecycle.ts";
import { print } from "../output/destination.ts";
import { ExitCode as Exit, type ExitCode } from "../pipeline/exit-code.ts";
import { type ReadingSettings, recordsIn } from "../sources/read-inputs.ts";
import { Diagnostics } from "../terminal/diagnostics.ts";
import type { Terminal } from "../terminal/terminal.ts";
import { type FleetFormat, fleetReports } from "./fleet-report.ts";
import { Fleets } from "./fleets.ts";

export interface PhasesSettings extends ReadingSettings {
  readonly format: FleetFormat;
  /** The lifecycle of `--lifecycle`. */
  readonly lifecycle: Lifecycle | undefined;
}

/**
 * Summarizes the time of all jobs in all inputs, with one record in memory at a time.
 *
 * @returns the exit code. Inputs that cannot be read are reported on standard error, and the rest is summarized.
 */
export async function runPhases(
  { paths, format, lifecycle, inputFormat, except, output, isQuiet }: PhasesSettings,
  terminal: Terminal,
): Promise<ExitCode> {
  const statistics = new Fleets(lifecycle);
  let problems = 0;
  const stderr = new Diagnostics(terminal.stderr, isQuiet, undefined);
  const onRemark = (words: string) => stderr.remark(words);
  const complain = (problem: string) => {
    problems++;
    stderr.problem(problem);
  };
  for await (const record of recordsIn(paths, terminal, { format: inputFormat, lifecycle, except, onRemark })) {
    if (record.kind === "job") statistics.add(record);
    else if (record.kind === "unread") complain(`${record.path}: ${record.problem}`);
    else complain(`${record.source.file}:${record.source.line}: ${record.problem}`);
  }
  if (terminal.signal?.aborted) return Exit.Interrupted;
  const summaries = [...statistics.summarize().values()];
  if (summaries.length === 0) complain("no training-job history found in the inputs");
  else await print(terminal, fleetReports[format](summaries), output);
  return problems > 0 ? Exit.NothingAudited : Exit.Clean;
}
