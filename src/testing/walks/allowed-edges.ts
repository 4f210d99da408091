import type { EdgeEvidence } from "../../machine/evidence.ts";
import { isAtLeast } from "../../machine/evidence.ts";
import type { Edge, Lifecycle, LifecycleState } from "../../machine/lifecycle.ts";
import { evidenceIn, type LifeConstraints } from "./life-constraints.ts";
import { requirementOf } from "./requirement.ts";

/**
 * The edges of a lifecycle that the constraints allow.
 *
 * @param isAlone whether the history is generated without its job. Without the job's RetryStrategy, an edge from a status
 *   to itself that needs one is indistinguishable from a duplicate entry, so such edges are left out.
 */
export function allowedEdges(lifecycle: Lifecycle, constraints: LifeConstraints, isAlone: boolean): Edge[] {
  const { retired = false, spot = true, retry = true } = constraints;
  const evidence = evidenceIn(constraints);
  const has = { EnableManagedSpotTraining: spot, RetryStrategy: retry };
  const isGranted = (claim: EdgeEvidence) => {
    const needed = requirementOf(claim);
    return needed === undefined || has[needed];
  };
  const isAllowed = (state: LifecycleState) => isGranted(state) && (retired || state.deprecated === undefined);
  const states = new Set(lifecycle.states.filter(isAllowed).map((state) => state.id));
  return lifecycle.edges.filter(
    (edge) =>
      states.has(edge.from) &&
      states.has(edge.to) &&
      isAtLeast(edge.evidence, evidence) &&
      isGranted(edge) &&
      !(isAlone && edge.from === edge.to && edge.requires !== undefined),
  );
}
