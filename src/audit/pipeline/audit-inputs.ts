import type { ReadRecord } from "../../read/read-record.ts";
import type { Ignored, Policy } from "../config/policy.ts";
import type { Terminal } from "../terminal/terminal.ts";
import { auditUnread } from "./audit-record.ts";
import type { AuditResult } from "./audit-result.ts";
import { EventComparison } from "./event-comparison.ts";
import { fileOf } from "./file-of.ts";
import { InputAudit } from "./input-audit.ts";
import type { RecordSource, SourceEvents, UnreadInput } from "./record-source.ts";

export interface InputSettings {
  readonly source: RecordSource;
  readonly policy: Policy;
}

/** Receives problems that do not belong to a history. */
export interface InputEvents extends Omit<SourceEvents, "onSnapshots"> {
  /** An input that cannot be read, which also has a result of its own; the others are audited. */
  unreadable(problem: string): void;
  /** A history of this file that is not audited. */
  ignored(ignored: Ignored, file: string): void;
}

/**
 * Reads and validates all inputs, one record at a time. Ends early if it is aborted. Consume each batch before you
 * request the next.
 */
export async function* auditInputs(
  { source, policy }: InputSettings,
  terminal: Pick<Terminal, "stdin" | "signal">,
  events: InputEvents,
): AsyncGenerator<Iterable<AuditResult>> {
  const comparison = new EventComparison();
  const open = (file: string) => ({ file, audit: new InputAudit(policy.settingsFor(file), comparison) });
  /** The input that the last record came from. */
  let input: ReturnType<typeof open> | undefined;

  function* audited(batch: Iterable<ReadRecord | UnreadInput>): Generator<AuditResult> {
    for (const record of batch) {
      if (record.kind === "unread") {
        events.unreadable(`${record.path}: ${record.problem}`);
        yield auditUnread(record, policy.settingsFor(record.path));
        continue;
      }
      const file = fileOf(record);
      if (input?.file !== file) input = open(file);
      const ignored = policy.ignoring(record);
      if (ignored !== undefined) events.ignored(ignored, file);
      else yield input.audit.audit(record);
    }
  }

  const { onRemark, onProgress } = events;
  const batches = source.batches(terminal, {
    onRemark,
    onProgress,
    onSnapshots: (earlier, later) => comparison.add(earlier, later, policy.settingsFor(fileOf(later))),
  });
  for await (const batch of batches) yield audited(batch);
}
