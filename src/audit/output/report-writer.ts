import type { Reporter } from "../reporters/reporter.ts";
import { ClosedPipe } from "../terminal/terminal.ts";
import type { Destination } from "./destination.ts";

/** One report and its destination. */
export interface ReportWriter {
  readonly reporter: Reporter;
  readonly destination: Destination;
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
        await open.output.destination.write(text);
      } catch (error) {
        if (!(error instanceof ClosedPipe)) throw error;
        this.#open = this.#open.filter((other) => other !== open);
      }
    }
    if (this.#open.length === 0) throw new ClosedPipe();
  }

  async close(): Promise<void> {
    await Promise.all(this.#all.map(({ destination }) => destination.close()));
  }

  async discard(): Promise<void> {
    await Promise.all(this.#all.map(({ destination }) => destination.discard().catch(() => {})));
  }
}
