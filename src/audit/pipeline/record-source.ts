import type { OnSnapshots } from "../../read/latest-event-per-job.ts";
import type { ReadRecord } from "../../read/read-record.ts";
import type { ProgressText } from "../terminal/progress-bar.ts";
import type { Terminal } from "../terminal/terminal.ts";

/** An input that could not be read, or not completely. */
export interface UnreadInput {
  readonly kind: "unread";
  readonly path: string;
  readonly problem: string;
}

/** Notifications of a source, apart from its records. */
export interface SourceEvents {
  /** Called with each pair of EventBridge events of one job; the later one is kept. */
  readonly onSnapshots: OnSnapshots;
  /** Called with a message about input that is skipped without being an error. */
  readonly onRemark: (words: string) => void;
  /** Called with the progress; absent if no progress is shown. */
  readonly onProgress: ((text: ProgressText) => void) | undefined;
}

/** Where the jobs of an audit come from. Unreadable input is reported in its place, and the rest is read. */
export interface RecordSource {
  /** Consume each batch before you request the next. */
  batches(
    terminal: Pick<Terminal, "stdin" | "signal">,
    events: SourceEvents,
  ): AsyncIterable<Iterable<ReadRecord | UnreadInput>>;
  /** Closes what was opened, even if nothing was read. */
  close?(): Promise<void>;
}
