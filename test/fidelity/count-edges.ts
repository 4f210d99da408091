import type { Seen } from "../../src/machine/evidence.ts";
import { readLifecycle } from "../../src/machine/lifecycle.ts";
import { life } from "../../src/machine/training-job.ts";
import { publishedLogs, publishedResponses, statusesOf } from "./histories.ts";

/** An edge that a published history shows, by the ids of its states. */
export interface CountedEdge extends Seen {
  readonly from: string;
  readonly to: string;
}

/**
 * How many published histories show each edge, in the machine's order. A history counts once per edge. Copies, damaged
 * logs and logs without their start do not count.
 *
 * @throws Error if a history takes a step that the machine lacks.
 */
export function countEdges(): CountedEdge[] {
  const lifecycle = readLifecycle(life);
  const logs = publishedLogs.filter(({ copyOf, damage, missing }) => !copyOf && !damage && missing !== "start");
  const inLogs = tally(logs.map((log) => edgesOf(log.id, statusesOf(log))));
  const inResponses = tally(
    publishedResponses.map(({ id, response }) =>
      edgesOf(
        id,
        response.SecondaryStatusTransitions.map(({ Status }) => Status as string),
      ),
    ),
  );
  return lifecycle.edges
    .map(({ from, to }) => ({ from, to, key: keyOf(from, to) }))
    .map(({ key, ...edge }) => ({ ...edge, logs: inLogs.get(key) ?? 0, responses: inResponses.get(key) ?? 0 }))
    .filter(({ logs, responses }) => logs + responses > 0);

  function edgesOf(id: string, statuses: readonly string[]): Set<string> {
    let at = lifecycle.initial.id;
    const keys = statuses.map((status) => {
      const edge = lifecycle.successors(at).find((edge) => edge.status === status);
      if (edge === undefined) throw new Error(`${id}: the machine has no edge from ${at} to ${status}`);
      at = edge.to;
      return keyOf(edge.from, edge.to);
    });
    return new Set(keys);
  }
}

function tally(histories: readonly ReadonlySet<string>[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const key of histories.flatMap((keys) => [...keys])) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}

function keyOf(from: string, to: string): string {
  return `${from} ${to}`;
}
