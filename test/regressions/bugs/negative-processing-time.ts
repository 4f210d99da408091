import { type Entry, legalHistory } from "../../../src/testing/index.ts";
import { regression } from "../regression.ts";

type History = readonly Entry<Date>[];

const trainings = (history: History) =>
  history.filter(({ Status, EndTime }) => Status === "Training" && EndTime !== undefined);

const seconds = (from: Date, to: Date) => (to.getTime() - from.getTime()) / 1000;

/** Measures a job with several attempts from the start of one attempt to the end of another. */
export const negativeProcessingTime = regression<History, (history: History) => number>({
  issue: "https://github.com/ASFHyP3/hyp3/issues/2485",
  story: "a job with several attempts has a negative processing time",
  inputs: () => legalHistory(),
  broken(history) {
    const attempts = trainings(history);
    return attempts.length === 0 ? 0 : seconds(attempts.at(-1)!.StartTime, attempts[0]!.EndTime!);
  },
  repaired: (history) =>
    trainings(history).reduce((sum, { StartTime, EndTime }) => sum + seconds(StartTime, EndTime!), 0),
  expects: (processingTime, history) => processingTime(history) >= 0,
});
