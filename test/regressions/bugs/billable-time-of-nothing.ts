import { type Job, trainingJob } from "../../../src/testing/index.ts";
import { exhibit } from "../regression.ts";

/** After a job, its billable time is printed: the difference of two times that a job which never trained does not have. */
export const billableTimeOfNothing = exhibit<Job<Date>, (job: Job<Date>) => number>({
  issue: "https://github.com/aws/sagemaker-python-sdk/pull/30",
  story: "the summary of a job that never trained fails on an absent time",
  inputs: () => trainingJob(),
  broken: ({ TrainingEndTime: end, TrainingStartTime: start }) => (end!.getTime() - start!.getTime()) / 1000,
  repaired: ({ TrainingEndTime: end, TrainingStartTime: start }) =>
    end === undefined || start === undefined ? 0 : (end.getTime() - start.getTime()) / 1000,
  expects: (billableSeconds, job) => billableSeconds(job) >= 0,
});
