import { EVIDENCE } from "../../machine/evidence.ts";
import type { Path } from "../engine/finding.ts";
import { edgesOf } from "../engine/replay.ts";
import { defineRule } from "../engine/rule.ts";

const INFERRED = EVIDENCE.indexOf("inferred");

export interface Data {
  /** Null if the history begins with `to`. */
  readonly from: string | null;
  readonly to: string;
  /** The lifecycle has no order for these statuses; reported once per history. */
  readonly unordered?: boolean;
}

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
  check({ steps, table, lifecycle }, report: (path: Path, data: Data) => void) {
    const isRetired = (status: string | undefined) =>
      status !== undefined && lifecycle.statesOf(status)[0]?.deprecated !== undefined;
    let hasSaid = false;
    for (const { kind, row, entry, previousKnown, isLenient } of steps) {
      if (kind !== "legal" || isLenient) continue;
      if (table.evidence[row * table.columns + table.columnOf(entry.status!)] !== INFERRED) continue;
      if (isRetired(entry.status) || isRetired(previousKnown?.status)) continue;
      const isUnordered = edgesOf(lifecycle, table, row, entry.status!).some(({ unordered }) => unordered === true);
      if (isUnordered && hasSaid) continue;
      hasSaid ||= isUnordered;
      if (entry.stepInDoubt || entry.statusInDoubt) continue;
      const step = { from: previousKnown?.status ?? null, to: entry.status! };
      report(entry.at("Status"), isUnordered ? { ...step, unordered: true } : step);
    }
  },
  message: ({ from, to, unordered }: Data) => {
    const step = from === null ? `a history that begins with ${to}` : `${from} → ${to}`;
    return unordered === true
      ? `${step} is legal because no order of these statuses is documented; later steps between them are not listed`
      : `${step} is legal by inference alone`;
  },
});
