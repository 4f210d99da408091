import type { Claim } from "../../machine/evidence.ts";
import { isAtLeast } from "../../machine/evidence.ts";
import type { Edge, Lifecycle, LifecycleState } from "../../machine/lifecycle.ts";
import type { LifeConstraints } from "./life-constraints.ts";

/**
 * The edges of a lifecycle that the constraints allow.
 *
 * @param isAlone the history comes without its job. Then nothing tells that it has a RetryStrategy, and a status that
 *   leads back to itself would show as an entry that is there twice.
 */
export function allowedEdges(
  lifecycle: Lifecycle,
  { evidence = "observed", retired = false, spot = true, retry = true }: LifeConstraints,
  isAlone: boolean,
): Edge[] {
  const has = { EnableManagedSpotTraining: spot, RetryStrategy: retry };
  const isGranted = ({ requires }: Claim) => requires === undefined || has[requires];
  const isAllowed = (state: LifecycleState) => isGranted(state) && (retired || state.deprecated === undefined);
  const states = new Set(lifecycle.states.filter(isAllowed).map((state) => state.id));
  return lifecycle.edges.filter(
    (edge) =>
      states.has(edge.from) &&
      states.has(edge.to) &&
      isAtLeast(edge.evidence, evidence) &&
      isGranted(edge) &&
      !(isAlone && edge.from === edge.to),
  );
}
