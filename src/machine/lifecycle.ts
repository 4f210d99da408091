import { type Claim, EVIDENCE, type Evidence, isAtLeast } from "./evidence.ts";
import { type Paths, shortestPaths } from "./paths.ts";
import { compileReplayTable, type ReplayTable } from "./replay-table.ts";
import type { StateNode, StateTree } from "./state-tree.ts";

/** A leaf of the machine: one visit of a status, seen from what may follow it. */
export interface LifecycleState extends Claim {
  /** `"InProgress.Uploading"`: the path in the machine. */
  readonly id: string;
  /** The status that a history shows for this state; undefined for the initial state, the empty history. */
  readonly status: string | undefined;
  readonly primaryStatus: string | undefined;
  readonly terminal: boolean;
  readonly description: string;
}

/** A legal step. The next entry of a history that stands in `from` may show `status`; it then stands in `to`. */
export interface Edge extends Claim {
  readonly from: string;
  readonly to: string;
  readonly status: string;
  readonly description?: string;
}

/** A machine, taken apart: everything that rules, readers, generators and pictures need to know of it. */
export interface Lifecycle {
  readonly id: string;
  /** Secondary statuses, in the machine's order. */
  readonly statuses: readonly string[];
  /** Primary statuses, those without secondary ones included. */
  readonly primaryStatuses: readonly string[];
  readonly states: readonly LifecycleState[];
  /** The state of the empty history. */
  readonly initial: LifecycleState;
  readonly edges: readonly Edge[];
  readonly firstStatuses: readonly string[];
  readonly terminalStatuses: readonly string[];
  readonly deprecatedStatuses: readonly string[];
  /** The states that a history may stand in when it shows `status`; none for an unknown status. */
  statesOf(status: string): readonly LifecycleState[];
  /** The edges out of a state, by its id. */
  successors(state: string): readonly Edge[];
  /** The edges whose evidence is at least `weakest` (default "inferred": all), compiled for replay. */
  replayTable(weakest?: Evidence): ReplayTable;
  /** Shortest legal paths between states over edges whose evidence is at least `weakest` (default "inferred"). */
  paths(weakest?: Evidence): Paths;
}

/**
 * Takes an xstate machine apart into a lifecycle. Nothing is added: the machine stays the only place where legality is written.
 *
 * The machine's form: its initial state is atomic and stands for the empty history; each other top-level state is a
 * primary status; each state inside one is a secondary status named by its key; each event is the status that comes
 * next; each state and transition carries a {@link Claim} as `meta`.
 *
 * @throws TypeError naming the state or transition that is not of this form.
 * @example
 * ```ts
 * const lifecycle = lifecycleOf(trainingJobMachine);
 * lifecycle.firstStatuses; // ["Starting", "Pending"]
 * ```
 */
export function lifecycleOf(machine: StateTree): Lifecycle {
  const leaves = leavesBelow(machine.root);
  const initialLeaf = initialLeafOf(machine.root);
  const states = leaves
    .filter((leaf) => leaf === initialLeaf || leaf.path.length > 1)
    .map((leaf) => toState(leaf, initialLeaf));
  const edges = leaves.flatMap(toEdges);
  const initial = states.find((state) => state.status === undefined)!;
  const statuses = unique(states.flatMap((state) => state.status ?? []));
  const withStatus = (select: (state: LifecycleState) => boolean) =>
    unique(states.filter(select).flatMap((state) => state.status ?? []));

  const successors = groupBy(edges, (edge) => edge.from);
  const statesOf = groupBy(states, (state) => state.status);
  const atLeast = (weakest: Evidence) => edges.filter((edge) => isAtLeast(edge.evidence, weakest));

  return {
    id: machine.id,
    statuses,
    primaryStatuses: Object.keys(machine.root.states).filter((key) => machine.root.states[key] !== initialLeaf),
    states,
    initial,
    edges,
    firstStatuses: edges.filter((edge) => edge.from === initial.id).map((edge) => edge.status),
    terminalStatuses: withStatus((state) => state.terminal),
    deprecatedStatuses: withStatus((state) => state.deprecated !== undefined),
    statesOf: (status) => statesOf.get(status) ?? [],
    successors: (state) => successors.get(state) ?? [],
    replayTable: perEvidence((weakest) => compileReplayTable({ states, statuses, edges: atLeast(weakest) })),
    paths: perEvidence((weakest) => shortestPaths(states, atLeast(weakest))),
  };
}

function leavesBelow(node: StateNode): StateNode[] {
  const children = Object.values(node.states);
  return children.length === 0 ? [node] : children.flatMap(leavesBelow);
}

function initialLeafOf(node: StateNode): StateNode {
  return node.type === "compound" ? initialLeafOf(node.initial.target![0]!) : node;
}

function toState(leaf: StateNode, initial: StateNode): LifecycleState {
  const isInitial = leaf === initial;
  return {
    id: leaf.path.join("."),
    status: isInitial ? undefined : leaf.key,
    primaryStatus: isInitial ? undefined : leaf.path[0],
    terminal: leaf.type === "final",
    description: leaf.description ?? "",
    ...claimOf(leaf.meta, leaf.id),
  };
}

/** The edges of a leaf: its own, and those of the states around it for the events that it does not handle itself. */
function toEdges(leaf: StateNode): Edge[] {
  const edges = new Map<string, Edge>();
  for (let node: StateNode | undefined = leaf; node !== undefined; node = node.parent) {
    for (const [status, [transition]] of node.transitions) {
      if (edges.has(status)) continue;
      const target = transition!.target?.[0] && initialLeafOf(transition!.target[0]);
      if (target?.key !== status)
        throw new TypeError(`${node.id}: the event ${status} must lead to a state of that name`);
      edges.set(status, {
        from: leaf.path.join("."),
        to: target.path.join("."),
        status,
        ...(transition!.description === undefined ? {} : { description: transition!.description }),
        ...claimOf(transition!.meta, `${node.id} on ${status}`),
      });
    }
  }
  return [...edges.values()];
}

function claimOf(found: unknown, where: string): Claim {
  const meta = found as Partial<Claim> | undefined;
  if (meta?.source === undefined || !EVIDENCE.includes(meta.evidence!)) {
    throw new TypeError(`${where}: meta must carry evidence (${EVIDENCE.join(", ")}) and a source`);
  }
  return meta as Claim;
}

function unique<T>(values: readonly T[]): T[] {
  return [...new Set(values)];
}

/** `Map.groupBy`, which Node 20 does not have. */
function groupBy<K, V>(values: readonly V[], key: (value: V) => K): Map<K, V[]> {
  const groups = new Map<K, V[]>();
  for (const value of values) {
    const group = groups.get(key(value));
    if (group) group.push(value);
    else groups.set(key(value), [value]);
  }
  return groups;
}

/** Three tables at most, each made when first asked for. */
function perEvidence<T>(make: (weakest: Evidence) => T): (weakest?: Evidence) => T {
  const made = new Map<Evidence, T>();
  return (weakest = "inferred") => {
    const known = made.get(weakest);
    if (known !== undefined) return known;
    const value = make(weakest);
    made.set(weakest, value);
    return value;
  };
}
