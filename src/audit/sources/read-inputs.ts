import { type OpenOptions, openInputs, reasonOf } from "../../read/inputs/open-inputs.ts";
import { LatestEventPerJob, type OnSnapshots } from "../../read/latest-event-per-job.ts";
import type { ReadRecord } from "../../read/read-record.ts";
import type { UnreadInput } from "../pipeline/record-source.ts";
import { type Terminal, untilAborted } from "../terminal/terminal.ts";

export interface RecordOptions extends Omit<OpenOptions, "stdin" | "latest"> {
  /** Told of each pair of EventBridge events of one job, the later one being the one that is kept. */
  readonly onSnapshots?: OnSnapshots;
}

/**
 * All records of all inputs, one at a time, until the end or Ctrl-C. An input that cannot be read says so in its
 * place, and the others are read. EventBridge events come behind all else, the latest of each job.
 */
export async function* recordsIn(
  paths: readonly string[],
  terminal: Pick<Terminal, "stdin" | "signal">,
  { onSnapshots, ...options }: RecordOptions = {},
): AsyncGenerator<ReadRecord | UnreadInput> {
  const latest = new LatestEventPerJob(onSnapshots);
  for await (const input of openInputs(paths, { stdin: terminal.stdin, latest, ...options })) {
    if ("problem" in input) {
      yield { kind: "unread", path: input.path, problem: input.problem };
      continue;
    }
    const records = untilAborted(input.records, terminal.signal)[Symbol.asyncIterator]();
    for (;;) {
      // Not `for await`: what the caller throws while it has a record is not the input's fault.
      const next = await records.next().catch((error: unknown) => reasonOf(error));
      if (typeof next === "string") yield { kind: "unread", path: input.path, problem: next };
      if (typeof next === "string" || next.done) break;
      yield next.value;
    }
    if (terminal.signal?.aborted) return;
  }
  yield* latest.jobs();
}
