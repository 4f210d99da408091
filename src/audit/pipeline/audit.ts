import type { Baseline } from "../baseline/known-findings.ts";
import type { FailOn } from "../config/fail-on.ts";
import { locateFindings } from "../location/locate-findings.ts";
import type { ReportWriters } from "../output/report-writer.ts";
import { Diagnostics } from "../terminal/diagnostics.ts";
import { ProgressBar } from "../terminal/progress-bar.ts";
import { ClosedPipe, type Terminal } from "../terminal/terminal.ts";
import { auditInputs, type InputSettings } from "./audit-inputs.ts";
import { ExitCode as Exit, type ExitCode, exitCodeOf } from "./exit-code.ts";
import { countsText, Tally } from "./summary.ts";

export interface AuditSettings extends InputSettings {
  readonly outputs: ReportWriters;
  readonly failOn: FailOn;
  readonly baseline?: Baseline | undefined;
  /** No report goes to standard output. */
  readonly isSilent: boolean;
  /** Whether standard error is for errors only. */
  readonly isQuiet: boolean;
  /** Whether a terminal shows a progress bar. */
  readonly hasProgress: boolean;
}

/**
 * Audits all inputs and writes the reports as it goes: one record in memory at a time.
 *
 * @returns the exit code. An input that cannot be read is reported on standard error, and the others are audited.
 */
export async function audit(settings: AuditSettings, terminal: Terminal): Promise<ExitCode> {
  const { outputs, failOn } = settings;
  const tally = new Tally(settings.baseline?.isRecording);
  const stderr = new Diagnostics(terminal.stderr, settings.isQuiet, barFor(settings, terminal));
  try {
    await report(settings, terminal, tally, stderr);
    await outputs.close();
  } catch (error) {
    await outputs.discard();
    if (error instanceof ClosedPipe) return exitCodeOf(tally, failOn);
    throw error;
  } finally {
    stderr.bar?.clear();
  }
  return conclude(settings, terminal, tally, stderr);
}

/** A progress bar, if standard error is a terminal. */
function barFor({ isQuiet, hasProgress }: AuditSettings, { stderr }: Terminal) {
  return stderr.isTTY && hasProgress && !isQuiet ? new ProgressBar(stderr) : undefined;
}

async function report(settings: AuditSettings, terminal: Terminal, tally: Tally, stderr: Diagnostics): Promise<void> {
  const { outputs, baseline } = settings;
  const flush = () => {
    // The bar and the report may share one terminal.
    if (terminal.stdout.isTTY) stderr.bar?.clear();
    return outputs.flush();
  };
  const { bar } = stderr;
  const inputs = auditInputs(settings, terminal, {
    unreadable: (problem) => stderr.problem(problem),
    ignored: (ignored, file) => tally.ignore(ignored, file),
    onRemark: (words) => stderr.remark(words),
    onProgress: bar && ((text) => bar.show(text)),
  });
  outputs.add((reporter) => reporter.begin());
  await flush();
  for await (const batch of inputs) {
    for (const found of batch) {
      const audited = locateFindings(baseline?.judge(found) ?? found);
      tally.add(audited);
      const isMuch = outputs.add((reporter) => reporter.history(audited));
      if (isMuch) await flush();
    }
    await flush();
  }
  outputs.add((reporter) => reporter.end(tally.summary));
  await flush();
}

/** Prints the closing notices and returns the exit code. */
async function conclude(
  { baseline, failOn, isSilent }: AuditSettings,
  { signal }: Terminal,
  tally: Tally,
  stderr: Diagnostics,
): Promise<ExitCode> {
  const { histories } = tally.summary;
  const code = signal?.aborted ? Exit.Interrupted : exitCodeOf(tally, failOn);
  const isWhole = code !== Exit.Interrupted && code !== Exit.NothingAudited;
  for (const [{ jobs, reason }, n] of tally.ignored) stderr.remark(`ignored ${n} of ${jobs}: ${reason}`);
  if (code === Exit.Interrupted) stderr.problem(`interrupted after ${histories} histories`);
  else if (histories === 0) {
    const why = tally.ignored.size > 0 ? "all jobs are ignored" : "no training-job history found in the inputs";
    stderr.problem(`nothing was audited: ${why}`);
  } else if (isSilent) stderr.remark(countsText(tally.summary));
  if (isWhole) for (const words of (await baseline?.end()) ?? []) stderr.remark(words);
  else if (baseline !== undefined) stderr.problem(`${baseline.file} is unchanged, because not everything was audited`);
  return code;
}
