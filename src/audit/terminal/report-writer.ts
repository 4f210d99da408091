import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { finished } from "node:stream/promises";
import type { Reporter } from "../reporters/reporter.ts";
import { UsageError } from "../usage-error.ts";
import { ClosedPipe, writerFor } from "./terminal.ts";

/** One report and where it goes. */
export interface ReportWriter {
  readonly reporter: Reporter;
  /** @throws ClosedPipe where the reader is gone. */
  write(text: string): Promise<void>;
  /** Waits until everything is written. */
  close(): Promise<void>;
}

/** A report on a stream that is not ours to close, such as standard output; it throws as one in a file does. */
export function streamOutput(reporter: Reporter, stream: NodeJS.WritableStream): ReportWriter {
  const write = writerFor(stream);
  return { reporter, write: (text) => named("on standard output", write(text)), close: async () => {} };
}

/** @throws UsageError naming where the report cannot be written. */
async function named<T>(where: string, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof ClosedPipe) throw error;
    throw new UsageError(`cannot write the report ${where}: ${(error as Error).message}`);
  }
}

/**
 * A report in a file, which is made anew.
 *
 * @throws UsageError naming the file where it cannot be written.
 */
export async function fileOutput(reporter: Reporter, file: string): Promise<ReportWriter> {
  const stream = createWriteStream(file);
  const write = writerFor(stream);
  await named(file, once(stream, "open"));
  return {
    reporter,
    write: (text) => named(file, write(text)),
    close: async () => {
      stream.end();
      await named(file, finished(stream));
    },
  };
}

/** Characters of one report that wait to be written. A write costs more than many short texts. */
const MOST_WAITING = 64 * 1024;

/** Several reports written side by side. One whose reader has gone away is given up; the others go on. */
export class ReportWriters {
  #open: readonly { readonly output: ReportWriter; waiting: string }[];

  constructor(outputs: readonly ReportWriter[]) {
    this.#open = outputs.map((output) => ({ output, waiting: "" }));
  }

  /** @returns whether so much waits that it is time to flush. */
  add(render: (reporter: Reporter) => string): boolean {
    let isMuch = false;
    for (const open of this.#open) {
      open.waiting += render(open.output.reporter);
      isMuch ||= open.waiting.length > MOST_WAITING;
    }
    return isMuch;
  }

  /**
   * Writes what waits.
   *
   * @throws ClosedPipe where no reader is left.
   */
  async flush(): Promise<void> {
    for (const open of this.#open) {
      if (open.waiting === "") continue;
      const text = open.waiting;
      open.waiting = "";
      try {
        await open.output.write(text);
      } catch (error) {
        if (!(error instanceof ClosedPipe)) throw error;
        this.#open = this.#open.filter((other) => other !== open);
      }
    }
    if (this.#open.length === 0) throw new ClosedPipe();
  }

  async close(): Promise<void> {
    await Promise.all(this.#open.map(({ output }) => output.close()));
  }
}
