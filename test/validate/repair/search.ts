import { type AnyMachineSnapshot, initialTransition, transition } from "xstate";
import { trainingJobMachine } from "../../../src/machine/index.ts";
import { SEEN } from "../../../src/machine/seen.ts";

/*
 * The least cost of a repair, found by search on the xstate machine itself: no lifecycle, no table, no shortest paths.
 * A node is how many entries are read, the snapshot that the machine is in, and whether the last entry stays.
 */
interface Node {
  /** The path in the machine. */
  readonly id: string;
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
  const id = isFinal
    ? `${snapshot.output.TrainingJobStatus}.${status}`
    : typeof value === "string"
      ? value
      : Object.entries(value).flat().join(".");
  if (!nodes.has(key)) nodes.set(key, { id, snapshot, status, isFinal, next: new Map() });
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

type Support = "common" | "rare" | "inferred";

interface Claim {
  readonly support: Support;
  readonly isSeen: boolean;
  readonly needsRetryStrategy: boolean;
}

/** What the machine says of an edge that it takes. */
function claimOf(from: Node, to: Node): Claim {
  const event = { type: to.status } as never;
  const [taken] = trainingJobMachine.getTransitionData(from.snapshot as never, event);
  const { evidence, requires } = taken!.meta as { evidence: string; requires?: string | string[] };
  const { logs, responses } = SEEN[from.id]?.[to.id] ?? { logs: 0, responses: 0 };
  return {
    support: logs + responses >= 10 ? "common" : evidence === "inferred" ? "inferred" : "rare",
    isSeen: evidence === "observed" || logs + responses > 0,
    needsRetryStrategy: [requires].flat().includes("RetryStrategy"),
  };
}

export interface SearchCosts {
  insert(status: string): number;
  remove(status: string): number;
  repeat(status: string): number;
  replace(status: string): number;
  edge: Readonly<Record<Support, number>>;
}

export const DEFAULTS: SearchCosts = {
  insert: () => 2,
  remove: () => 10,
  repeat: () => 2,
  replace: () => 2,
  edge: { common: 0, rare: 3, inferred: 9 },
};

/** What a repair may write instead of a status, among those that the tests use. */
export const REPLACED: Readonly<Record<string, string>> = {
  training: "Training",
  LaunchingMLInstances: "Starting",
  PreparingTrainingStack: "Starting",
  DownloadingTrainingImage: "Downloading",
};

/**
 * Dijkstra's search, one cost after the other. At the end of the entries the machine must have left its initial state, and
 * for an ended history be in a final one.
 *
 * @param isObserved whether inferred edges are illegal, and only entries may be inserted to which a seen edge leads.
 */
export function leastCost(
  statuses: readonly string[],
  ended: boolean,
  { insert, remove, repeat, replace, edge }: SearchCosts = DEFAULTS,
  isObserved = false,
): number {
  const done = Array.from({ length: statuses.length + 1 }, () => [new Set<Node>(), new Set<Node>()]);
  const atCost: [read: number, node: Node, isNeighbour: boolean][][] = [[[0, start, true]]];
  for (let cost = 0; ; cost++) {
    const later = (extra: number, read: number, node: Node, isNeighbour: boolean) => {
      if (done[read]![Number(isNeighbour)]!.has(node)) return;
      atCost[cost + extra] ??= [];
      atCost[cost + extra]!.push([read, node, isNeighbour]);
    };
    for (const [read, node, isNeighbour] of atCost[cost] ?? []) {
      if (done[read]![Number(isNeighbour)]!.has(node)) continue;
      done[read]![Number(isNeighbour)]!.add(node);
      if (read === statuses.length && (ended ? node.isFinal : node !== start)) return cost;
      for (const event of events) {
        const inserted = after(node, event);
        if (inserted === undefined) continue;
        const { support, isSeen, needsRetryStrategy } = claimOf(node, inserted);
        if (needsRetryStrategy || (isObserved && !isSeen)) continue;
        later(insert(event) + edge[support], read, inserted, false);
      }
      if (read === statuses.length) continue;
      const status = statuses[read]!;
      later((status === statuses[read - 1] ? repeat : remove)(status), read + 1, node, false);
      for (const shown of [status, REPLACED[status]]) {
        const kept = shown === undefined ? undefined : after(node, shown);
        if (kept === undefined) continue;
        const { support } = claimOf(node, kept);
        if (isObserved && support === "inferred") continue;
        const step = isNeighbour ? 0 : edge[support];
        later(step + (shown === status ? 0 : replace(shown!)), read + 1, kept, true);
      }
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
