import type { Lifecycle } from "../../machine/lifecycle.ts";
import { trainingJobLifecycle } from "../../machine/training-job.ts";
import type { PartialTransition } from "../../model/job.ts";
import type { Line } from "../text/line-splitter.ts";
import type { LineReader, Placed, TextFormat } from "./text-format.ts";

/** What people write between the statuses of one line. */
const BETWEEN = /\s*(?:->|=>|→|>|,|;|\s)\s*/;

/**
 * Statuses in plain text: one per line, or a history per line as in `Starting -> Training -> Completed`. It holds the
 * order alone. A blank line ends a history.
 */
export const statusLines: TextFormat = {
  name: "status-lines",
  recognises: (head, chosen) => {
    const lines = head.split("\n").filter((line) => line.trim() !== "");
    return lines.length > 0 && lines.every((line) => wordsOf(line, chosen) !== undefined);
  },
  open: (chosen) => new StatusLinesReader(chosen),
};

class StatusLinesReader implements LineReader {
  readonly #chosen: Lifecycle | undefined;
  #begin: Line | undefined;
  #entries: PartialTransition[] = [];
  #lines: number[] = [];

  constructor(chosen: Lifecycle | undefined) {
    this.#chosen = chosen;
  }

  line(line: Line): Placed[] {
    const words = wordsOf(line.text, this.#chosen);
    if (words === undefined) return this.end();
    const done = words.length > 1 ? this.end() : [];
    this.#begin ??= line;
    this.#entries.push(...words.map((Status) => ({ Status })));
    this.#lines.push(...words.map(() => line.line));
    return words.length > 1 ? [...done, ...this.end()] : done;
  }

  end(): Placed[] {
    const [job, entryLines, line] = [this.#entries, this.#lines, this.#begin];
    [this.#entries, this.#lines, this.#begin] = [[], [], undefined];
    return line === undefined
      ? []
      : [{ found: { kind: "job", format: "status-lines", hasTimes: false, entryLines, job }, line }];
  }
}

/** The statuses of a line that holds nothing else. The last line of a text may be cut off in the middle of a word. */
function wordsOf(line: string, chosen: Lifecycle = trainingJobLifecycle): readonly string[] | undefined {
  const words = line
    .trim()
    .split(BETWEEN)
    .filter((word) => word !== "");
  return words.length > 0 && words.every((word) => chosen.statuses.includes(word)) ? words : undefined;
}
