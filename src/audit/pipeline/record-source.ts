import type { OnSnapshots } from "../../read/latest-event-per-job.ts";
import type { ReadRecord } from "../../read/read-record.ts";
import type { ProgressText } from "../terminal/progress-bar.ts";
import type { Terminal } from "../terminal/terminal.ts";

/** An input that could not be read, or not to its end. */
export interface UnreadInput {
  readonly kind: "unread";
  readonly path: string;
  readonly problem: string;
}

/** What a source tells beside its records. */
export interface SourceEvents {
  /** Told of each pair of EventBridge events of one job, the later one being the one that is kept. */
  readonly onSnapshots: OnSnapshots;
  /** Told in words of what is passed over and is no failure. */
  readonly onRemark: (words: string) => void;
  /** Told how far it has come; absent where nobody sees it. */
  readonly onProgress: ((text: ProgressText) => void) | undefined;
}

/** Where the jobs of an audit come from. What cannot be read says so in its place, and the rest is read. */
export interface RecordSource {
  /** Take all of a batch before you ask for the next. */
  batches(
    terminal: Pick<Terminal, "stdin" | "signal">,
    events: SourceEvents,
  ): AsyncIterable<Iterable<ReadRecord | UnreadInput>>;
  /** Lets go of what was opened for it, also where nothing was read. */
  close?(): Promise<void>;
}
