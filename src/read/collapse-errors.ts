import type { Reading } from "./json/record-builder.ts";

type Bad = Extract<Reading, { kind: "unreadable" }>;

/** Makes one record of bad ones that follow each other with the same fault, and says how many more there are. */
export class ErrorCollapser {
  #first: Bad | undefined;
  #more = 0;
  #lastLine = 0;

  /** Whether a bad record waits for more like it. */
  get isPending(): boolean {
    return this.#first !== undefined;
  }

  *fold(readings: Iterable<Reading>): Generator<Reading> {
    for (const reading of readings) {
      if (reading.kind === "unreadable" && reading.fault !== undefined) {
        if (this.#first?.fault === reading.fault) this.#more++;
        else {
          yield* this.end();
          this.#first = reading;
        }
        this.#lastLine = reading.source.line;
      } else {
        yield* this.end();
        yield reading;
      }
    }
  }

  *end(): Generator<Reading> {
    if (this.#first === undefined) return;
    const { fault: _, ...first } = this.#first;
    const more = this.#more === 0 ? "" : ` (and ${this.#more} more like it up to line ${this.#lastLine})`;
    yield { ...first, problem: first.problem + more };
    this.#first = undefined;
    this.#more = 0;
  }
}
