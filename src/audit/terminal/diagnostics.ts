import { escapeControl } from "../../model/escape-control.ts";
import { name } from "../package-json.ts";
import type { ProgressBar } from "./progress-bar.ts";

/** What is said on standard error, and the bar that makes way for it. */
export class Diagnostics {
  readonly #stream: NodeJS.WritableStream;
  readonly #isQuiet: boolean;
  readonly bar: ProgressBar | undefined;

  constructor(stream: NodeJS.WritableStream, isQuiet: boolean, bar: ProgressBar | undefined) {
    this.#stream = stream;
    this.#isQuiet = isQuiet;
    this.bar = bar;
  }

  /** Says what goes wrong. */
  problem(words: string): void {
    this.bar?.clear();
    this.#stream.write(`${name}: ${escapeControl(words)}\n`);
  }

  /** Says what is worth knowing, unless `--quiet` is given. */
  remark(words: string): void {
    if (!this.#isQuiet) this.problem(words);
  }
}
