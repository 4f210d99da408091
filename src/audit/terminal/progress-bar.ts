import { formatDuration } from "../../model/duration.ts";
import { toSeconds } from "../../model/units.ts";

/** How much of the input was read. */
export interface Progress {
  /** Bytes read, before decompression. */
  readonly bytes: number;
  /** All bytes; undefined if unknown, as on standard input. */
  readonly total: number | undefined;
  readonly seconds: number;
}

/** Shorter work shows no bar. */
const QUIET_SECONDS = 1;

const SECONDS_BETWEEN = 0.1;

const CLEAR_LINE = "\r\u001b[K";

const WIDTH = 24;

/** The text of the bar after this many seconds. */
export type ProgressText = (seconds: number) => string;

/** A line on a terminal that is redrawn. */
export class ProgressBar {
  readonly #stream: NodeJS.WritableStream;
  readonly #clock: () => number;
  readonly #begin: number;
  #lastDrawn = Number.NEGATIVE_INFINITY;
  #isShown = false;

  /** @param clock in seconds. */
  constructor(stream: NodeJS.WritableStream, clock: () => number = () => toSeconds(performance.now())) {
    this.#stream = stream;
    this.#clock = clock;
    this.#begin = clock();
  }

  /** Redraws the line, at most ten times a second. */
  show(text: ProgressText): void {
    const now = this.#clock();
    const seconds = now - this.#begin;
    if (seconds < QUIET_SECONDS || now - this.#lastDrawn < SECONDS_BETWEEN) return;
    this.#stream.write(`${CLEAR_LINE}${text(seconds)}`);
    this.#lastDrawn = now;
    this.#isShown = true;
  }

  /** Clears the line for other output; the next `show` may draw it again. */
  clear(): void {
    if (this.#isShown) this.#stream.write(CLEAR_LINE);
    this.#isShown = false;
  }
}

/** `███████░░░░ 42% 1.2 GB of 2.9 GB, 210 MB/s, 8 s left` */
export function progressText({ bytes, total, seconds }: Progress): string {
  const rate = `${sizeText(bytes / seconds)}/s`;
  if (total === undefined || total === 0) return `${sizeText(bytes)}, ${rate}`;
  // A file may grow while it is read.
  const part = Math.min(1, bytes / total);
  const left = part === 0 ? "" : `, ${formatDuration(Math.ceil((seconds / part) * (1 - part)))} left`;
  return `${barText(part)} ${sizeText(bytes)} of ${sizeText(total)}, ${rate}${left}`;
}

/** `███████░░░░ 42%` */
export function barText(part: number): string {
  return `${"█".repeat(Math.round(part * WIDTH)).padEnd(WIDTH, "░")} ${Math.floor(part * 100)}%`;
}

function sizeText(bytes: number): string {
  const units = ["B", "kB", "MB", "GB", "TB"];
  const power = bytes < 1 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(bytes) / 3));
  const size = bytes / 1000 ** power;
  return `${power === 0 || size >= 100 ? Math.round(size) : size.toFixed(1)} ${units[power]}`;
}
