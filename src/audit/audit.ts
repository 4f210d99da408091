import { auditInputs, type InputSettings } from "./audit-inputs.ts";
import type { Baseline } from "./baseline/baseline.ts";
import { ExitCode as Exit, type ExitCode, exitCodeOf, type FailOn } from "./exit-code.ts";
import type { Outputs } from "./output.ts";
import { name } from "./package.ts";
import { plain } from "./reporters/plain.ts";
import { Tally } from "./summary.ts";
import { ClosedPipe, type Terminal } from "./terminal.ts";

export interface AuditSettings extends InputSettings {
  readonly outputs: Outputs;
  readonly failOn: FailOn;
  readonly baseline?: Baseline | undefined;
}

/**
 * Audits all inputs and writes the reports as it goes: one record in memory at a time.
 *
 * @returns the exit code. An input that cannot be read is told on standard error and the others are audited.
 */
export async function audit(settings: AuditSettings, terminal: Terminal): Promise<ExitCode> {
  const { outputs, failOn, baseline } = settings;
  const tally = new Tally();
  const say = (words: string) => terminal.stderr.write(`${name}: ${plain(words)}\n`);
  const events = {
    unreadable(problem: string) {
      tally.unreadableInputs++;
      say(problem);
    },
    ignored: tally.ignore,
    bytes: () => {},
  };

  try {
    await outputs.write((reporter) => reporter.begin());
    for await (const found of auditInputs(settings, terminal, events)) {
      const audited = baseline?.judge(found) ?? found;
      tally.add(audited);
      await outputs.write((reporter) => reporter.history(audited));
    }
    await outputs.write((reporter) => reporter.end(tally.summary));
  } catch (error) {
    if (error instanceof ClosedPipe) return exitCodeOf(tally, failOn);
    throw error;
  } finally {
    await outputs.close();
  }

  for (const [{ jobs, reason }, n] of tally.ignored) say(`ignored ${n} of ${jobs}: ${reason}`);
  if (terminal.signal?.aborted) {
    say(`interrupted after ${tally.summary.histories} histories`);
    return Exit.Interrupted;
  }
  if (tally.summary.histories === 0) {
    say("nothing was audited: no history was found in what was named");
  }
  const code = exitCodeOf(tally, failOn);
  if (code !== Exit.NothingAudited) for (const words of baseline?.end() ?? []) say(words);
  else if (baseline !== undefined) say("the baseline is left as it is: not everything was audited");
  return code;
}
