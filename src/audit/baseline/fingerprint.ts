import { createHash } from "node:crypto";
import { isArray, property } from "../../history/untrusted.ts";
import type { RuleFinding } from "../../validate/catalogue.ts";
import type { Audited } from "../audited.ts";

/**
 * What a finding is known by from audit to audit: the job, the rule and the place in the job. Where its record stands,
 * in which form and what else it says does not count, nor do figures that change with the day; so a dump that is made
 * anew does not make old findings new. Histories without a name are known by their file and the time they begin at.
 */
export function fingerprintOf(audited: Audited, { rule, path }: RuleFinding): string {
  const known = [...identityOf(audited), rule, path];
  return createHash("sha256").update(JSON.stringify(known)).digest("hex").slice(0, 32);
}

function identityOf({ job, source, record }: Audited): readonly unknown[] {
  if (job !== null) return ["job", job];
  const { file, path } = source;
  return ["file", file?.replaceAll("\\", "/"), path, record === undefined ? undefined : beginOf(record.job)];
}

/** The first entry's StartTime, as it is written. */
function beginOf(job: object): unknown {
  const history = isArray(job) ? job : property(job, "SecondaryStatusTransitions");
  const first = isArray(history) ? history[0] : undefined;
  return typeof first === "object" && first !== null ? property(first, "StartTime") : undefined;
}
