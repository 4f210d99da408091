import { openInputs, reasonOf } from "../read/files.ts";
import { ExitCode as Exit, type ExitCode } from "./exit-code.ts";
import { type FleetFormat, fleetReports } from "./fleet-report.ts";
import { FleetStatistics } from "./fleet-statistics.ts";
import { type Terminal, untilAborted, writerFor } from "./terminal.ts";

export interface SumUpSettings {
  /** Files, folders, globs, or `-` for standard input. */
  readonly paths: readonly string[];
  readonly format: FleetFormat;
  readonly form?: string | undefined;
}

/**
 * Sums up the time of all jobs in all inputs, one record in memory at a time beside the statistics.
 *
 * @returns the exit code. What cannot be read is told on standard error, and the rest is summed up.
 */
export async function sumUp({ paths, format, form }: SumUpSettings, terminal: Terminal): Promise<ExitCode> {
  const { stdin, stderr, signal } = terminal;
  const statistics = new FleetStatistics();
  let problems = 0;
  const complain = (problem: string) => {
    problems++;
    stderr.write(`sagemaker-transitions: ${problem}\n`);
  };
  for await (const input of openInputs(paths, { stdin, form })) {
    if ("problem" in input) complain(`${input.path}: ${input.problem}`);
    else {
      try {
        for await (const record of untilAborted(input.records, signal)) {
          if (record.kind === "job") statistics.add(record);
          else complain(`${record.source.file ?? input.path}:${record.source.line}: ${record.problem}`);
        }
      } catch (error) {
        complain(`${input.path}: ${reasonOf(error)}`);
      }
    }
    if (signal?.aborted) return Exit.Interrupted;
  }
  const summary = statistics.summarize();
  if (summary.jobs === 0) complain("nothing was summed up: no history was found in what was named");
  else await writerFor(terminal.stdout)(fleetReports[format](summary));
  return problems > 0 ? Exit.NothingAudited : Exit.Clean;
}
