import { createHash } from "node:crypto";
import { isArray, property } from "../../model/safe-access.ts";
import type { RuleFinding } from "../../validate/engine/catalogue.ts";
import type { AuditResult } from "../pipeline/audit-result.ts";
import { subjectOf } from "./finding-owner.ts";

/**
 * What a finding is known by from audit to audit: the job, the rule and the place in the job. Where its record stands,
 * in which form and what else it says does not count, nor do figures that change with the day; so a dump that is made
 * anew does not make old findings new. Histories without a name are known by their file and the time they begin at,
 * records that cannot be read by their file and line, where nobody knows whose they are.
 *
 * @param folder what files are named from.
 */
export function fingerprintOf(audited: AuditResult, { rule, path }: RuleFinding, folder = "."): string {
  const known = [subjectOf(audited, folder), ...placeOf(audited), rule, path];
  return createHash("sha256").update(JSON.stringify(known)).digest("hex").slice(0, 32);
}

/** Which one of several that a file holds. */
function placeOf({ job, source: { line, path }, record, verdict }: AuditResult): readonly unknown[] {
  if (verdict === "unreadable") return job === null ? [path, line] : [];
  return job === null && record !== undefined ? [path, beginOf(record.job)] : [];
}

/** The first entry's StartTime, as it is written. */
function beginOf(job: object): unknown {
  const history = isArray(job) ? job : property(job, "SecondaryStatusTransitions");
  const first = isArray(history) ? history[0] : undefined;
  return typeof first === "object" && first !== null ? property(first, "StartTime") : undefined;
}
