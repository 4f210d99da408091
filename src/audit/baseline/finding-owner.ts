import { property } from "../../model/safe-access.ts";
import { relativePath } from "../config/relative-path.ts";
import type { AuditResult } from "../pipeline/audit-result.ts";
import { fileOf } from "../pipeline/file-of.ts";

/**
 * The owner of a finding: the job, by its ARN if it has one, because another region may have a job of the same name;
 * else the file, relative to a folder.
 */
export function subjectOf(audited: AuditResult, folder: string): string {
  const { job, record } = audited;
  const arn = record === undefined ? undefined : property(record.job, "TrainingJobArn");
  if (typeof arn === "string") return arn;
  return job ?? fileFrom(folder, audited);
}

/** The file of a record, relative to a folder, with `/`. */
export function fileFrom(folder: string, audited: Pick<AuditResult, "source">): string {
  const file = fileOf(audited);
  return file === "-" ? file : relativePath(folder, file);
}
