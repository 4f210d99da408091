import { createHash } from "node:crypto";
import { isArray, property } from "../../model/safe-access.ts";
import type { RuleFinding } from "../../validate/engine/catalogue.ts";
import type { AuditResult } from "../pipeline/audit-result.ts";
import { subjectOf } from "./finding-owner.ts";

/**
 * Identifies a finding across audits by job, rule and place in the job. The record's location, its format and figures
 * that change from day to day do not count, so a fresh dump does not make old findings new. Histories without a name
 * are identified by file and start time, unreadable records without a job by file and line. A finding that counts more
 * of its rule is another one if their number changes, so that none of them is new without being reported.
 *
 * @param folder the folder that file names are relative to.
 */
export function fingerprintOf(audited: AuditResult, { rule, path, more }: RuleFinding, folder = "."): string {
  const known = [subjectOf(audited, folder), ...placeOf(audited), rule, path, ...(more === undefined ? [] : [more])];
  return createHash("sha256").update(JSON.stringify(known)).digest("hex").slice(0, 32);
}

/** Distinguishes the histories of one file. */
function placeOf({ job, source: { line, path }, record, verdict }: AuditResult): readonly unknown[] {
  if (verdict === "unreadable") return job === null ? [path, line] : [];
  return job === null && record !== undefined ? [path, beginOf(record.job)] : [];
}

/** The first entry's StartTime, as written in the input. */
function beginOf(job: object): unknown {
  const history = isArray(job) ? job : property(job, "SecondaryStatusTransitions");
  const first = isArray(history) ? history[0] : undefined;
  return typeof first === "object" && first !== null ? property(first, "StartTime") : undefined;
}
