import type { EdgeEvidence, Requirement } from "../../machine/evidence.ts";

/** The field that a generated job has for a status or an edge: of several that would do, the first. */
export function requirementOf({ requires, requiresOneOf }: EdgeEvidence): Requirement | undefined {
  return requires ?? requiresOneOf?.[0];
}
