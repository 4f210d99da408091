import { openInputs, reasonOf } from "../read/files.ts";
import type { OnSnapshots } from "../read/latest.ts";
import type { Audited } from "./audited.ts";
import { InputAudit } from "./input-audit.ts";
import type { Ignored, Policy } from "./policy.ts";
import { type Terminal, untilAborted } from "./terminal.ts";

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
  bytes(read: number): void;
}

/** Reads all inputs and validates what is in them: one record in memory at a time. Ends early where it is aborted. */
export async function* auditInputs(
  { paths, policy, form, except }: InputSettings,
  { stdin, signal }: Pick<Terminal, "stdin" | "signal">,
  events: InputEvents,
): AsyncGenerator<Audited> {
  let inputAudit = new InputAudit({});
  const onSnapshots: OnSnapshots = (earlier, later) => inputAudit.compare(earlier, later);
  for await (const input of openInputs(paths, { stdin, form, except, onSnapshots, onBytes: events.bytes })) {
    inputAudit = new InputAudit(policy.optionsFor(input.path));
    if ("problem" in input) events.unreadable(`${input.path}: ${input.problem}`);
    else {
      try {
        for await (const record of untilAborted(input.records, signal)) {
          const ignored = record.kind === "job" ? policy.ignoring(record.name) : undefined;
          if (ignored !== undefined) events.ignored(ignored);
          else yield inputAudit.audit(record);
        }
      } catch (error) {
        events.unreadable(`${input.path}: ${reasonOf(error)}`);
      }
    }
    if (signal?.aborted) return;
  }
}
