import { EVIDENCE } from "../../machine/evidence.ts";
import { defineRule } from "../engine/rule.ts";

const INFERRED = EVIDENCE.indexOf("inferred");

/** The least that can be said of a step: it runs last, and is silent where another rule speaks of the step. */
export const unattestedTransition = defineRule({
  id: "unattested-transition",
  title: "A step that is legal by inference alone: no text says it, no published history shows it",
  severity: "info",
  evidence: "inferred",
  source: "PublishedHistories",
  passesStep: ({ kind, evidence }) => kind !== "legal" || evidence !== "inferred",
  check({ steps, table }, report) {
    for (const { kind, row, visit, previousKnown, isLenient } of steps) {
      if (kind !== "legal" || isLenient || visit.stepInDoubt || visit.statusInDoubt) continue;
      if (table.evidence[row * table.columns + table.columnOf(visit.status!)] !== INFERRED) continue;
      report(visit.at("Status"), { from: previousKnown?.status ?? null, to: visit.status! });
    }
  },
  message: ({ from, to }: { from: string | null; to: string }) =>
    from === null
      ? `a history that begins with ${to} is legal by inference alone`
      : `${from} → ${to} is legal by inference alone`,
});
