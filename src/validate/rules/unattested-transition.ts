import { EVIDENCE } from "../../machine/evidence.ts";
import { defineRule } from "../engine/rule.ts";

const INFERRED = EVIDENCE.indexOf("inferred");

/**
 * The least that can be said of a step: it runs last, and is silent where another rule reports the step. The edges of
 * retired statuses are all inferred; `deprecated-status` reports those.
 */
export const unattestedTransition = defineRule({
  id: "unattested-transition",
  title: "A step that is legal by inference alone: no text says it, no published history shows it",
  severity: "info",
  evidence: "inferred",
  source: "PublishedHistories",
  passesStep: ({ kind, evidence, state }) =>
    kind !== "legal" || evidence !== "inferred" || state?.deprecated !== undefined,
  check({ steps, table, lifecycle }, report) {
    const isRetired = (status: string | undefined) =>
      status !== undefined && lifecycle.statesOf(status)[0]?.deprecated !== undefined;
    for (const { kind, row, entry, previousKnown, isLenient } of steps) {
      if (kind !== "legal" || isLenient || entry.stepInDoubt || entry.statusInDoubt) continue;
      if (table.evidence[row * table.columns + table.columnOf(entry.status!)] !== INFERRED) continue;
      if (isRetired(entry.status) || isRetired(previousKnown?.status)) continue;
      report(entry.at("Status"), { from: previousKnown?.status ?? null, to: entry.status! });
    }
  },
  message: ({ from, to }: { from: string | null; to: string }) =>
    from === null
      ? `a history that begins with ${to} is legal by inference alone`
      : `${from} → ${to} is legal by inference alone`,
});
