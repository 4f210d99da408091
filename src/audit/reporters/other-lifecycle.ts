import { trainingJobLifecycle } from "../../machine/training-job.ts";
import type { AuditResult } from "../pipeline/audit-result.ts";

/** The id of a history's lifecycle; undefined if it is that of training jobs, which reports do not name. */
export function otherLifecycle({
  lifecycle = trainingJobLifecycle,
}: Pick<AuditResult, "lifecycle">): string | undefined {
  return lifecycle === trainingJobLifecycle ? undefined : lifecycle.id;
}
