import type { Entry } from "../../src/testing/index.ts";

type History = readonly Entry<Date>[];

/**
 * Wrong beliefs about histories, each a property that fails for some. Shrinking should end with the shortest history
 * that shows the belief wrong.
 */
export const BUGS: Readonly<Record<string, (history: History) => boolean>> = {
  "no Pending": (history) => !has(history, "Pending"),
  "no Stopping": (history) => !has(history, "Stopping"),
  "never interrupted": (history) => !has(history, "Interrupted"),
  "never interrupted twice": (history) => count(history, "Interrupted") < 2,
  "never interrupted three times": (history) => count(history, "Interrupted") < 3,
  "one Training": (history) => count(history, "Training") < 2,
  "fewer than three Trainings": (history) => count(history, "Training") < 3,
  "one Starting": (history) => count(history, "Starting") < 2,
  "no Uploading after Stopping": (history) => !follows(history, "Stopping", "Uploading"),
  "no Starting after Training": (history) => !later(history, "Training", "Starting"),
  "no Stopping after an interruption": (history) => !later(history, "Interrupted", "Stopping"),
  "no Downloading right after Interrupted": (history) => !follows(history, "Interrupted", "Downloading"),
  "Downloading before Training": (history) => !has(history, "Training") || later(history, "Downloading", "Training"),
  "what uploads completes": (history) =>
    !has(history, "Uploading") || history.at(-1)!.EndTime === undefined || has(history, "Completed"),
  "never ends in MaxWaitTimeExceeded": (history) => !has(history, "MaxWaitTimeExceeded"),
  "never ends in MaxRuntimeExceeded": (history) => !has(history, "MaxRuntimeExceeded"),
  "a job that ends has trained": (history) => history.at(-1)!.EndTime === undefined || has(history, "Training"),
  "a failed job has trained": (history) => !has(history, "Failed") || has(history, "Training"),
  "completes without interruption": (history) => !has(history, "Completed") || !has(history, "Interrupted"),
  "at most six entries": (history) => history.length <= 6,
  "no status comes back": (history) => new Set(history.map(({ Status }) => Status)).size === history.length,
  "interrupted or failed, not both": (history) => !has(history, "Interrupted") || !has(history, "Failed"),
  "no Training of more than a day": (history) =>
    history.every((entry) => entry.Status !== "Training" || seconds(entry) <= DAY),
  "no wait of more than half an hour": (history) =>
    history.every((entry) => entry.Status !== "Starting" || seconds(entry) <= HOUR / 2),
  "training takes longer than uploading": (history) => total(history, "Uploading") <= total(history, "Training"),
  "a job ends within four days": (history) => elapsed(history) <= 4 * DAY,
  "messages are always there": (history) => history.every(({ StatusMessage }) => StatusMessage !== undefined),
  "no two entries share a message": (history) => {
    const messages = history.flatMap(({ StatusMessage }) => StatusMessage ?? []);
    return new Set(messages).size === messages.length;
  },
};

const HOUR = 3600;
const DAY = 24 * HOUR;

function has(history: History, status: string): boolean {
  return history.some(({ Status }) => Status === status);
}

function count(history: History, status: string): number {
  return history.filter(({ Status }) => Status === status).length;
}

function follows(history: History, first: string, next: string): boolean {
  return history.some(({ Status }, i) => Status === first && history[i + 1]?.Status === next);
}

function later(history: History, first: string, then: string): boolean {
  const at = history.findIndex(({ Status }) => Status === first);
  return at >= 0 && history.slice(at + 1).some(({ Status }) => Status === then);
}

function seconds({ StartTime, EndTime }: Entry<Date>): number {
  return EndTime === undefined ? 0 : (EndTime.getTime() - StartTime.getTime()) / 1000;
}

function total(history: History, status: string): number {
  return history.filter(({ Status }) => Status === status).reduce((sum, entry) => sum + seconds(entry), 0);
}

function elapsed(history: History): number {
  return (history.at(-1)!.StartTime.getTime() - history[0]!.StartTime.getTime()) / 1000;
}
