import type { Lifecycle } from "../../machine/lifecycle.ts";
import { trainingJobLifecycle } from "../../machine/training-job.ts";
import { spellingNormalizer } from "../../model/normalize-spelling.ts";
import { property } from "../../model/safe-access.ts";

const normalizers = new Map<Lifecycle, ReturnType<typeof spellingNormalizer>>();

/** A job in AWS's own spelling. */
export function canonical(job: object, lifecycle: Lifecycle = trainingJobLifecycle): Record<string, unknown> {
  const normalize = normalizers.get(lifecycle) ?? spellingNormalizer(lifecycle);
  normalizers.set(lifecycle, normalize);
  return normalize(job);
}

/** The name of a described job, from its name or its ARN. */
export function nameOf(job: object, { fields }: Pick<Lifecycle, "fields"> = { fields: undefined }): string | undefined {
  const name = property(job, fields?.name ?? "TrainingJobName");
  if (typeof name === "string") return name;
  const arn = property(job, fields?.arn ?? "TrainingJobArn");
  return typeof arn === "string" ? arn.slice(arn.lastIndexOf("/") + 1) : undefined;
}
