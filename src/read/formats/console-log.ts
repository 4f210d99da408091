import { trainingJobLifecycle } from "../../machine/training-job.ts";
import type { PartialTransition } from "../../model/job.ts";
import type { Line } from "../text/line-splitter.ts";
import { withoutTerminalCodes } from "../text/terminal-codes.ts";
import type { LineReader, Placed, TextFormat } from "./text-format.ts";

/**
 * One status line of the SDK: `2024-01-29 17:27:55 Training - Downloading the training image`. One line of text can
 * hold several, glued by the dots that the SDK prints while it waits, or to whatever the program printed last. Each
 * quantifier is bounded or runs over one class, so the time is linear.
 */
const STATUS_LINE = /\d{4}-\d\d-\d\d \d\d:\d\d:\d\d ([A-Z][A-Za-z]{2,40}) - ?/g;

const CREATING = /Creating training[- ]job with name:? ?([A-Za-z0-9][A-Za-z0-9-]{0,62})/;

/**
 * The console log of the SageMaker Python SDK. It holds the order of the statuses and not their times: each line begins
 * with the job's LastModifiedTime at the poll. So the lines of one status are one entry, without times. Lines of the
 * training program are skipped. A new job begins where the SDK says that it creates one, or where a first status
 * follows a terminal one. People often keep only the tail of a log, so a history may begin midway.
 */
export const consoleLog: TextFormat = {
  name: "console-log",
  recognises: (head) => statusLines(withoutTerminalCodes(head)).length > 0,
  open: () => new ConsoleLogReader(),
};

class ConsoleLogReader implements LineReader {
  #name: string | undefined;
  #begin: Line | undefined;
  #visits: PartialTransition[] = [];
  #lines: number[] = [];

  line(line: Line): Placed[] {
    const text = withoutTerminalCodes(line.text);
    const done: Placed[] = [];
    const created = CREATING.exec(text)?.[1];
    if (created !== undefined) {
      done.push(...this.end());
      this.#name = created;
    }
    for (const { status, message } of statusLines(text)) {
      const last = this.#visits.at(-1)?.Status;
      if (
        last !== undefined &&
        trainingJobLifecycle.terminalStatuses.includes(last) &&
        trainingJobLifecycle.firstStatuses.includes(status)
      ) {
        done.push(...this.end());
      }
      this.#begin ??= line;
      if (this.#visits.at(-1)?.Status === status)
        this.#visits[this.#visits.length - 1] = { Status: status, StatusMessage: message };
      else {
        this.#visits.push({ Status: status, StatusMessage: message });
        this.#lines.push(line.line);
      }
    }
    return done;
  }

  end(): Placed[] {
    const [visits, entryLines, begin, name] = [this.#visits, this.#lines, this.#begin, this.#name];
    [this.#visits, this.#lines, this.#begin, this.#name] = [[], [], undefined, undefined];
    if (begin === undefined) return [];
    const job = {
      ...(name === undefined ? {} : { name }),
      kind: "job" as const,
      format: "console-log",
      hasTimes: false,
      mayBeginMidway: true as const,
      entryLines,
      job: visits,
    };
    return [{ found: job, line: begin }];
  }
}

/** A training program may log in the SDK's shape: `2024-01-29 17:27:55 INFO - epoch 1`. */
function isStatusLike(word: string): boolean {
  return trainingJobLifecycle.statuses.includes(word) || /(?:ing|ed)$/.test(word);
}

function statusLines(text: string): { readonly status: string; readonly message: string }[] {
  const found = [...text.matchAll(STATUS_LINE)].filter(([, word]) => isStatusLike(word!));
  return found.map((match, i) => {
    const message = text.slice(match.index + match[0].length, found[i + 1]?.index ?? text.length);
    return { status: match[1]!, message: withoutDots(message.split("\r", 1)[0]!) };
  });
}

/** The SDK prints a dot per poll behind the message. */
function withoutDots(message: string): string {
  const text = message.trimEnd();
  let end = text.length;
  while (text[end - 1] === ".") end--;
  return text.slice(0, end);
}
