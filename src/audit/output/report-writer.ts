import type { Reporter } from "../reporters/reporter.ts";
import { ClosedPipe, unlessClosed, writerFor, written } from "../terminal/terminal.ts";
import { UsageError } from "../usage-error.ts";
import { replaceFile } from "./replace-file.ts";

/** One report and its destination. */
export interface ReportWriter {
  readonly reporter: Reporter;
  /** @throws ClosedPipe if the reader has gone. */
  write(text: string): Promise<void>;
  /** Completes the report. */
  close(): Promise<void>;
  /** Gives the report up. A file that it would have replaced stays as it was. */
  discard(): Promise<void>;
}

/** A report on a stream that is not ours to close, such as standard output. */
export function streamOutput(reporter: Reporter, stream: NodeJS.WritableStream): ReportWriter {
  const write = writerFor(stream);
  const where = "on standard output";
  const close = () => named(where, written(stream)).catch(unlessClosed);
  return { reporter, write: (text) => named(where, write(text)), close, discard: async () => {} };
}

/**
 * A report in a file, which is replaced when the report is complete.
 *
 * @throws UsageError naming the file if it cannot be written.
 */
export async function fileOutput(reporter: Reporter, path: string): Promise<ReportWriter> {
  const { file, commit, discard } = await named(path, replaceFile(path));
  return {
    reporter,
    write: (text) => named(path, file.writeFile(text)),
    close: () => named(path, commit()),
    discard,
  };
}

/** @throws UsageError naming where the report cannot be written. */
async function named<T>(where: string, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (error instanceof ClosedPipe || code === "EPIPE") throw new ClosedPipe();
    throw new UsageError(`cannot write the report ${where}: ${message}`);
  }
}

/** Characters of a report that wait to be written: one write costs more than many short texts. */
const MOST_WAITING = 64 * 1024;

/** Several reports, written side by side. A report whose reader has gone is given up, and the others continue. */
export class ReportWriters {
  readonly #all: readonly ReportWriter[];
  #open: readonly { readonly output: ReportWriter; waiting: string }[];

  constructor(outputs: readonly ReportWriter[]) {
    this.#all = outputs;
    this.#open = outputs.map((output) => ({ output, waiting: "" }));
  }

  /** @returns whether enough text waits that it is time to flush. */
  add(render: (reporter: Reporter) => string): boolean {
    let isMuch = false;
    for (const open of this.#open) {
      open.waiting += render(open.output.reporter);
      isMuch ||= open.waiting.length > MOST_WAITING;
    }
    return isMuch;
  }

  /**
   * Writes the waiting texts.
   *
   * @throws ClosedPipe if no reader is left.
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
    await Promise.all(this.#all.map((output) => output.close()));
  }

  async discard(): Promise<void> {
    await Promise.all(this.#all.map((output) => output.discard().catch(() => {})));
  }
}
