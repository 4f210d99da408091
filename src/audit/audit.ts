import { type OpenedInput, openInputs, reasonOf } from "../read/files.ts";
import type { OnSnapshots } from "../read/latest.ts";
import type { ValidateOptions } from "../validate/options.ts";
import { ExitCode as Exit, type ExitCode, exitCodeOf, type FailOn } from "./exit-code.ts";
import { InputAudit } from "./input-audit.ts";
import type { Outputs } from "./output.ts";
import { Tally } from "./summary.ts";
import { ClosedPipe, type Terminal, untilAborted } from "./terminal.ts";

export interface AuditSettings {
  /** Files, folders, globs, or `-` for standard input. */
  readonly paths: readonly string[];
  readonly outputs: Outputs;
  readonly failOn: FailOn;
  readonly validate: ValidateOptions;
  /** The form to read everything in; recognised by content where absent. */
  readonly form?: string;
}

/**
 * Audits all inputs and writes the reports as it goes: one record in memory at a time.
 *
 * @returns the exit code. An input that cannot be read is told on standard error and the others are audited.
 */
export async function audit(settings: AuditSettings, terminal: Terminal): Promise<ExitCode> {
  const { outputs, failOn } = settings;
  const tally = new Tally();
  const complain = (problem: string) => {
    tally.unreadableInputs++;
    terminal.stderr.write(`sagemaker-transitions: ${problem}\n`);
  };

  try {
    await outputs.write((reporter) => reporter.begin());
    let inputAudit = new InputAudit(settings.validate);
    const onSnapshots: OnSnapshots = (earlier, later) => inputAudit.compare(earlier, later);
    for await (const input of openInputs(settings.paths, { stdin: terminal.stdin, form: settings.form, onSnapshots })) {
      inputAudit = new InputAudit(settings.validate);
      if ("problem" in input) complain(`${input.path}: ${input.problem}`);
      else await auditInput(input, inputAudit);
      if (terminal.signal?.aborted) break;
    }
    await outputs.write((reporter) => reporter.end(tally.summary));
  } catch (error) {
    if (error instanceof ClosedPipe) return exitCodeOf(tally, failOn);
    throw error;
  } finally {
    await outputs.close();
  }

  if (terminal.signal?.aborted) {
    terminal.stderr.write(`sagemaker-transitions: interrupted after ${tally.summary.histories} histories\n`);
    return Exit.Interrupted;
  }
  if (tally.summary.histories === 0) {
    terminal.stderr.write("sagemaker-transitions: nothing was audited: no history was found in what was named\n");
  }
  return exitCodeOf(tally, failOn);

  async function auditInput(input: Extract<OpenedInput, { readonly records: unknown }>, inputAudit: InputAudit) {
    try {
      for await (const record of untilAborted(input.records, terminal.signal)) {
        const audited = inputAudit.audit(record);
        tally.add(audited);
        await outputs.write((reporter) => reporter.history(audited));
      }
    } catch (error) {
      if (error instanceof ClosedPipe) throw error;
      complain(`${input.path}: ${reasonOf(error)}`);
    }
  }
}
