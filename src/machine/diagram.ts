import { EVIDENCE, type Evidence, isAtLeast } from "./evidence.ts";
import type { Edge, Lifecycle, LifecycleState } from "./lifecycle.ts";

/**
 * Draws a lifecycle as a Mermaid state diagram: one box per primary status, its secondary statuses inside. An edge that all
 * states of a box share is drawn once, from the box.
 *
 * @param weakest leaves out the edges whose evidence is weaker (default "inferred": all are drawn), and the states
 *   that no drawn edge touches.
 * @throws TypeError if the lifecycle is not one, or if there is no such evidence.
 * @example
 * ```ts
 * diagram(trainingJobLifecycle).startsWith("stateDiagram-v2"); // true
 * ```
 */
export function diagram(lifecycle: Lifecycle, weakest: Evidence = "inferred"): string {
  if (typeof lifecycle?.replayTable !== "function") {
    throw new TypeError("expected a lifecycle, as lifecycleOf returns it");
  }
  if (!EVIDENCE.includes(weakest)) {
    throw new TypeError(`unknown evidence "${String(weakest)}". Known: ${EVIDENCE.join(", ")}`);
  }
  const edges = lifecycle.edges.filter((edge) => isAtLeast(edge.evidence, weakest));
  const touched = new Set(edges.flatMap((edge) => [edge.from, edge.to]));
  const states = lifecycle.states.filter((state) => touched.has(state.id));
  const shared = lifecycle.primaryStatuses.flatMap((primary) => sharedEdges(primary, states, edges));
  const isShared = (edge: Edge) => shared.some(({ from, to }) => edge.from.startsWith(`${from}.`) && edge.to === to);

  const lines = ["stateDiagram-v2"];
  for (const edge of edges.filter((edge) => edge.from === lifecycle.initial.id))
    lines.push(`  [*] --> ${name(edge.to)}`);
  for (const primary of lifecycle.primaryStatuses) {
    const inside = states.filter((state) => state.primaryStatus === primary);
    if (inside.length === 0) continue;
    if (inside[0]!.id === primary) {
      lines.push(`  ${name(primary)}: ${label(inside[0]!)}`);
      continue;
    }
    lines.push(`  state ${primary} {`, ...inside.map((state) => `    ${name(state.id)}: ${label(state)}`), "  }");
  }
  for (const edge of shared) lines.push(`  ${edge.from} --> ${name(edge.to)}`);
  for (const edge of edges) {
    if (edge.from !== lifecycle.initial.id && !isShared(edge)) lines.push(`  ${name(edge.from)} --> ${name(edge.to)}`);
  }
  for (const state of states) if (state.terminal) lines.push(`  ${name(state.id)} --> [*]`);
  return `${lines.join("\n")}\n`;
}

/** Mermaid names are global: the two states called Uploading must differ, and a box and the state of its name too. */
function name(id: string): string {
  return id.replaceAll(/[^\p{L}\p{N}_]/gu, "_");
}

function label(state: LifecycleState): string {
  return state.deprecated === undefined ? `${state.status}` : `${state.status} (retired)`;
}

function sharedEdges(primary: string, states: readonly LifecycleState[], edges: readonly Edge[]) {
  const inside = states.filter((state) => state.primaryStatus === primary);
  if (inside.length < 2) return [];
  const targets = new Set(edges.filter((edge) => edge.from === inside[0]!.id).map((edge) => edge.to));
  return [...targets]
    .filter((to) => inside.every((state) => edges.some((edge) => edge.from === state.id && edge.to === to)))
    .map((to) => ({ from: primary, to }));
}
