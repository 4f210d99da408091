import { trainingJobLifecycle } from "../../machine/training-job.ts";
import type { PartialTransition } from "../../model/job.ts";
import type { Line } from "../text/line-splitter.ts";
import { withoutTerminalCodes } from "../text/terminal-codes.ts";
import type { LineReader, Placed, TextFormat } from "./text-format.ts";

const FORMAT = "sdk-v3-waiter";

/** What begins a panel in Jupyter and a block in a terminal. */
const TITLE = /^[╭┌+].*Training Job Status|^\s*Status Transitions:?\s*$/;

const NAME = /^\s*Training ?Job Name:?\s+([A-Za-z0-9][A-Za-z0-9-]{0,62})\s*$/;

/** The name in a log of the SDK, outside of panels and blocks. */
const CREATING = /Creating training[-_ ]job with name:? ?([A-Za-z0-9][A-Za-z0-9-]{0,62})/;

/** `✓    Starting          Starting step        0.4s` */
const PANEL_ROW = /^\s*[^\w\s]{1,2}\s+([A-Z][A-Za-z]{2,40})(?:\s{2,}(.*?))?(?:\s{2,}\S+)?\s*$/u;

/** `✓ Starting: Starting step (0.4s)`, whose end can be on the next line. */
const BLOCK_ROW = /^\s*[^\w\s]{1,2} ([A-Z][A-Za-z]{2,40}):(?: (.*?))?(?: \([^()]*\))?\s*$/u;

/**
 * What the waiter of the SageMaker Python SDK v3 shows: a panel in Jupyter, blocks of lines in a terminal. It holds the
 * order and the durations of the statuses and no times. It is printed again at each poll, so the last panel or block of
 * a job counts.
 */
export const sdkV3Waiter: TextFormat = {
  name: FORMAT,
  recognises: (head) => head.split("\n").some((line) => isTitle(withoutTerminalCodes(line))),
  open: () => new WaiterReader(),
};

/** A panel or a block. */
interface Shown {
  readonly line: Line;
  readonly entries: PartialTransition[];
  readonly entryLines: number[];
}

class WaiterReader implements LineReader {
  #name: string | undefined;
  #shown: Shown | undefined;
  /** The last panel or block, by job. */
  readonly #jobs: { readonly name: string | undefined; shown: Shown }[] = [];
  claimsLine = false;

  line(line: Line): Placed[] {
    const text = withinBorders(withoutTerminalCodes(line.text));
    const name = NAME.exec(text)?.[1] ?? CREATING.exec(text)?.[1];
    if (name !== undefined && name !== this.#name) {
      if (this.#hasEntries) this.#keep();
      this.#name = name;
    }
    const isBegin = isTitle(withoutTerminalCodes(line.text)) || isTitle(text);
    if (isBegin && (this.#shown === undefined || this.#hasEntries)) {
      this.#keep();
      this.#shown = { line, entries: [], entryLines: [] };
    }
    const entry = this.#shown === undefined ? undefined : entryOf(text);
    this.claimsLine = entry !== undefined;
    if (entry !== undefined) {
      this.#shown!.entries.push(entry);
      this.#shown!.entryLines.push(line.line);
    }
    return [];
  }

  get #hasEntries(): boolean {
    return this.#shown !== undefined && this.#shown.entries.length > 0;
  }

  end(): Placed[] {
    this.#keep();
    return this.#jobs.splice(0).map(({ name, shown: { line, entries, entryLines } }) => ({
      found: {
        kind: "job",
        ...(name === undefined ? {} : { name }),
        format: FORMAT,
        hasTimes: false,
        entryLines,
        job: entries,
      },
      line,
    }));
  }

  /** Ends the panel or block: it takes the place of the job's last one. */
  #keep(): void {
    const shown = this.#shown;
    this.#shown = undefined;
    if (shown === undefined || shown.entries.length === 0) return;
    const name = this.#name;
    const last = this.#jobs.findLast((job) => job.name === name);
    if (last !== undefined && (name !== undefined || isContinued(last.shown, shown))) last.shown = shown;
    else this.#jobs.push({ name, shown });
  }
}

function isTitle(text: string): boolean {
  return TITLE.test(text);
}

/** A line of a panel without the box around it. */
function withinBorders(text: string): string {
  return text.replace(/^\s*[│┃|]/, "").replace(/[│┃|]\s*$/, "");
}

function entryOf(text: string): PartialTransition | undefined {
  const [, Status, message] = BLOCK_ROW.exec(text) ?? PANEL_ROW.exec(text) ?? [];
  if (Status === undefined || !isStatusLike(Status)) return undefined;
  return message === undefined || message === "" ? { Status } : { Status, StatusMessage: message.trim() };
}

/** A status that is new to the lifecycle is reported, so it must be read. */
function isStatusLike(word: string): boolean {
  return trainingJobLifecycle.statuses.includes(word) || /(?:ing|ed)$/.test(word);
}

/** Whether a job without a name is the same as before: its history has only grown. */
function isContinued(before: Shown, after: Shown): boolean {
  return before.entries.every(({ Status }, i) => Status === after.entries[i]?.Status);
}
