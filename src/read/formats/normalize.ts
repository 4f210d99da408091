import { trainingJobLifecycle } from "../../machine/training-job.ts";
import { spellingNormalizer } from "../../model/normalize-spelling.ts";
import { property } from "../../model/safe-access.ts";

/** A training job in AWS's own spelling. */
export const canonical = spellingNormalizer(trainingJobLifecycle);

/** The name of a described job, from its name or its ARN. */
export function nameOf(job: object): string | undefined {
  const name = property(job, "TrainingJobName");
  if (typeof name === "string") return name;
  const arn = property(job, "TrainingJobArn");
  return typeof arn === "string" ? arn.slice(arn.lastIndexOf("/") + 1) : undefined;
}
