import type { ScannedRun } from "../read/scan/scanned-run.ts";
import { latestPlausible } from "../validate/plausible.ts";
import type { Audited } from "./audited.ts";
import { EventComparison } from "./event-comparison.ts";
import { fileOf } from "./file-of.ts";
import { InputAudit } from "./input-audit.ts";
import type { Ignored, Policy } from "./policy.ts";
import type { RecordSource, SourceEvents } from "./record-source.ts";
import type { Terminal } from "./terminal.ts";

export interface InputSettings {
  readonly source: RecordSource;
  readonly policy: Policy;
}

/** Told of what gives no history to report. */
export interface InputEvents extends Omit<SourceEvents, "onSnapshots"> {
  /** An input that cannot be read; the others are audited. */
  unreadable(problem: string): void;
  ignored(ignored: Ignored): void;
}

/**
 * Reads all inputs and validates what is in them, one record at a time. What is given is lazy and to be gone through before
 * more is asked for. Ends early where it is aborted.
 */
export async function* auditInputs(
  { source, policy }: InputSettings,
  terminal: Pick<Terminal, "stdin" | "signal">,
  events: InputEvents,
): AsyncGenerator<Iterable<Audited>> {
  const comparison = new EventComparison();
  const open = (file: string) => ({ file, audit: new InputAudit(policy.optionsFor(file), comparison) });
  /** The input that the last record stood in, and the one that a run stands in: it may be no job of which is taken. */
  let input: ReturnType<typeof open> | undefined;
  let next: typeof input;
  const inputOf = (file: string) => [input, next].find((known) => known?.file === file) ?? open(file);
  const scanned = (run: ScannedRun): Iterable<Audited> => {
    const found = inputOf(run.file ?? "-");
    const latest = latestPlausible(Date.now());
    next = found;
    return run.jobs((job, numbers) => {
      if (policy.ignoring(job) !== undefined) return undefined;
      const audited = found.audit.scanned(job, numbers, latest);
      if (audited !== undefined) input = found;
      return audited;
    });
  };
  const { onRemark, onProgress } = events;
  const records = source.records(terminal, {
    onRemark,
    onProgress,
    onSnapshots: (earlier, later) => comparison.add(earlier, later, policy.optionsFor(fileOf(later))),
  });
  for await (const record of records) {
    if (record.kind === "unread") {
      events.unreadable(`${record.path}: ${record.problem}`);
      continue;
    }
    if (record.kind === "scanned") {
      yield scanned(record);
      continue;
    }
    input = inputOf(fileOf(record));
    const ignored = policy.ignoring(record);
    if (ignored !== undefined) events.ignored(ignored);
    else yield [input.audit.audit(record)];
  }
}
