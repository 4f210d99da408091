import { type AnyMachineSnapshot, initialTransition, transition } from "xstate";
import { trainingJobMachine } from "../../../src/machine/index.ts";

/*
 * The least cost of a repair, found by search on the xstate machine itself: no lifecycle, no table, no shortest paths.
 * A node is how many entries are read and the snapshot that the machine is in.
 */
interface Node {
  readonly snapshot: AnyMachineSnapshot;
  readonly status: string | undefined;
  readonly isFinal: boolean;
  /** By event, as far as it was asked for; undefined where the machine does not take it. */
  readonly next: Map<string, Node | undefined>;
}

const nodes = new Map<string, Node>();

function nodeOf(snapshot: AnyMachineSnapshot): Node {
  const isFinal = snapshot.status === "done";
  const { value } = snapshot;
  const status: string | undefined = isFinal
    ? snapshot.output.SecondaryStatus
    : typeof value === "string"
      ? undefined
      : Object.values(value)[0];
  const key = JSON.stringify([value, status]);
  if (!nodes.has(key)) nodes.set(key, { snapshot, status, isFinal, next: new Map() });
  return nodes.get(key)!;
}

/** Where an entry of that status leads. A status comes twice in a row only with a RetryStrategy, which an array has not. */
function after(node: Node, status: string): Node | undefined {
  if (!node.next.has(status)) {
    const event = { type: status } as never;
    const isTaken = status !== node.status && node.snapshot.can(event);
    node.next.set(
      status,
      isTaken ? nodeOf(transition(trainingJobMachine, node.snapshot as never, event)[0]) : undefined,
    );
  }
  return node.next.get(status);
}

const start = nodeOf(initialTransition(trainingJobMachine)[0]);
const events = trainingJobMachine.events.filter((event) => !event.startsWith("xstate."));

export interface SearchCosts {
  insert(status: string): number;
  remove(status: string): number;
}

export const unit: SearchCosts = { insert: () => 1, remove: () => 1 };

/**
 * Breadth-first search, one cost after the other. At the end of the entries the machine must have left its initial
 * state, and for an ended history be in a final one.
 */
export function leastCost(statuses: readonly string[], ended: boolean, { insert, remove }: SearchCosts = unit): number {
  const seen = Array.from({ length: statuses.length + 1 }, () => new Set<Node>());
  const atCost: [read: number, node: Node][][] = [[[0, start]]];
  for (let cost = 0; ; cost++) {
    const reached = atCost[cost] ?? [];
    const later = (extra: number, read: number, node: Node) => {
      if (seen[read]!.has(node)) return;
      atCost[cost + extra] ??= [];
      atCost[cost + extra]!.push([read, node]);
    };
    for (const [read, node] of reached) {
      if (seen[read]!.has(node)) continue;
      seen[read]!.add(node);
      if (read === statuses.length && (ended ? node.isFinal : node !== start)) return cost;
      for (const event of events) {
        const inserted = after(node, event);
        if (inserted !== undefined) later(insert(event), read, inserted);
      }
      if (read === statuses.length) continue;
      const status = statuses[read]!;
      const kept = after(node, status);
      if (kept !== undefined) later(0, read + 1, kept);
      later(remove(status), read + 1, node);
    }
    delete atCost[cost];
  }
}

/** Whether the machine takes the statuses one after the other, and where it then is. */
export function run(
  statuses: readonly string[],
): { readonly isFinal: boolean; readonly next: readonly string[] } | undefined {
  let node: Node | undefined = start;
  for (const status of statuses) node = node && after(node, status);
  return node && { isFinal: node.isFinal, next: events.filter((event) => after(node, event) !== undefined) };
}
