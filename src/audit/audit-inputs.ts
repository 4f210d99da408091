import type { Audited } from "./audited.ts";
import { EventComparison } from "./event-comparison.ts";
import { fileOf } from "./file-of.ts";
import { InputAudit } from "./input-audit.ts";
import type { Ignored, Policy } from "./policy.ts";
import { recordsIn } from "./records.ts";
import type { Terminal } from "./terminal.ts";

export interface InputSettings {
  /** Files, folders, globs, or `-` for standard input. */
  readonly paths: readonly string[];
  readonly policy: Policy;
  /** The form to read everything in; recognised by content where absent. */
  readonly form?: string | undefined;
  /** Absolute paths of files that are no inputs, wherever they stand: the configuration, the reports. */
  readonly except: ReadonlySet<string>;
}

/** Told of what gives no history to report. */
export interface InputEvents {
  /** An input that cannot be read; the others are audited. */
  unreadable(problem: string): void;
  ignored(ignored: Ignored): void;
  /** Something is passed over that is no failure. */
  remark(words: string): void;
  bytes(read: number): void;
}

/** Reads all inputs and validates what is in them, one record at a time. Ends early where it is aborted. */
export async function* auditInputs(
  { paths, policy, form, except }: InputSettings,
  terminal: Pick<Terminal, "stdin" | "signal">,
  events: InputEvents,
): AsyncGenerator<Audited> {
  const comparison = new EventComparison();
  let file: string | undefined;
  let input = new InputAudit({}, comparison);
  const records = recordsIn(paths, terminal, {
    form,
    except,
    onBytes: events.bytes,
    onRemark: events.remark,
    onSnapshots: (earlier, later) => comparison.add(earlier, later, policy.optionsFor(fileOf(later))),
  });
  for await (const record of records) {
    if (record.kind === "unread") {
      events.unreadable(`${record.path}: ${record.problem}`);
      continue;
    }
    if (fileOf(record) !== file) {
      file = fileOf(record);
      input = new InputAudit(policy.optionsFor(file), comparison);
    }
    const ignored = record.kind === "job" ? policy.ignoring(record.name) : undefined;
    if (ignored !== undefined) events.ignored(ignored);
    else yield input.audit(record);
  }
}
