import { type Job, trainingJob } from "../../../src/testing/index.ts";
import { regression } from "../regression.ts";

/** Prints the billable time as the difference of two times. A job that never trained has neither. */
export const absentTrainingTimes = regression<Job<Date>, (job: Job<Date>) => number>({
  issue: "https://github.com/aws/sagemaker-python-sdk/pull/30",
  story: "printing the summary of a job that never trained fails on an absent time",
  inputs: () => trainingJob(),
  broken: ({ TrainingEndTime: end, TrainingStartTime: start }) => (end!.getTime() - start!.getTime()) / 1000,
  repaired: ({ TrainingEndTime: end, TrainingStartTime: start }) =>
    end === undefined || start === undefined ? 0 : (end.getTime() - start.getTime()) / 1000,
  expects: (billableSeconds, job) => billableSeconds(job) >= 0,
});
