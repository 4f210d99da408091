import type { IsExcluded } from "../../read/inputs/find-inputs.ts";
import { type OpenOptions, openInputs } from "../../read/inputs/open-inputs.ts";
import { reasonOf } from "../../read/inputs/reason-of.ts";
import { LatestEventPerJob, type OnSnapshots } from "../../read/latest-event-per-job.ts";
import type { ReadRecord } from "../../read/read-record.ts";
import type { UnreadInput } from "../pipeline/record-source.ts";
import type { Terminal } from "../terminal/terminal.ts";

export interface RecordOptions extends Omit<OpenOptions, "stdin" | "signal"> {
  /** Called with each pair of EventBridge events of one job; the later one is kept. */
  readonly onSnapshots?: OnSnapshots;
}

/** What a command reads that validates nothing, and where it writes. */
export interface ReadingSettings {
  /** Files, folders, globs, or `-` for standard input. */
  readonly paths: readonly string[];
  /** The input format. Default: recognized by content. */
  readonly inputFormat: string | undefined;
  /** Whether a file is not an input, by its absolute path. */
  readonly except: IsExcluded;
  /** The file to write. Default: standard output. */
  readonly output: string | undefined;
  /** Whether standard error is for errors only. */
  readonly isQuiet: boolean;
}

type Batch = Iterable<ReadRecord | UnreadInput>;

/**
 * All records of all inputs, in batches as they are read, until the end or Ctrl-C. An unreadable input is reported in
 * its place, and the others are read. EventBridge events come after everything else, the latest of each job.
 */
export async function* batchesIn(
  paths: readonly string[],
  terminal: Pick<Terminal, "stdin" | "signal">,
  { onSnapshots, ...options }: RecordOptions = {},
): AsyncGenerator<Batch> {
  const { signal } = terminal;
  const latest = new LatestEventPerJob(onSnapshots);
  for await (const input of openInputs(paths, { stdin: terminal.stdin, signal, ...options })) {
    const { path } = input;
    if ("problem" in input) {
      yield [{ kind: "unread", path, problem: input.problem }];
      continue;
    }
    const batches = input.batches[Symbol.asyncIterator]();
    for (;;) {
      // Not `for await`: what the caller throws while it has a record is not the input's fault.
      const next = await batches.next().catch((error: unknown) => reasonOf(error));
      if (signal?.aborted) return;
      if (typeof next === "string") yield [{ kind: "unread", path, problem: next }];
      if (typeof next === "string" || next.done) break;
      yield unlessAborted(latest.passing(next.value), signal);
    }
  }
  yield latest.jobs();
}

/** All records of all inputs, one at a time. */
export async function* recordsIn(...input: Parameters<typeof batchesIn>): AsyncGenerator<ReadRecord | UnreadInput> {
  for await (const batch of batchesIn(...input)) yield* batch;
}

function* unlessAborted(batch: Iterable<ReadRecord>, signal: AbortSignal | undefined): Generator<ReadRecord> {
  for (const record of batch) {
    if (signal?.aborted) return;
    yield record;
  }
}
