import type { Edge, LifecycleState, SeenCounts } from "./edge.ts";
import { type EdgeEvidence, EVIDENCE, type Evidence, isAtLeast } from "./evidence.ts";
import { type Paths, shortestPaths } from "./paths.ts";
import { type Leaf, type MachineOrConfig, MachineReader } from "./read-machine.ts";
import { compileReplayTable, type ReplayTable } from "./replay-table.ts";

export type { Edge, LifecycleState };

/** All that rules, readers, generators and diagrams derive from a machine. */
export interface Lifecycle {
  readonly id: string;
  /** Secondary statuses, in the machine's order. */
  readonly statuses: readonly string[];
  /** Primary statuses, including those without secondary statuses. */
  readonly primaryStatuses: readonly string[];
  readonly states: readonly LifecycleState[];
  /** The state of the empty history. */
  readonly initial: LifecycleState;
  readonly edges: readonly Edge[];
  readonly firstStatuses: readonly string[];
  readonly terminalStatuses: readonly string[];
  readonly deprecatedStatuses: readonly string[];
  /** The states that a history may be in after an entry with `status`; empty for an unknown status. */
  statesOf(status: string): readonly LifecycleState[];
  /** The edges out of a state, by its id. */
  successors(state: string): readonly Edge[];
  /** The edges whose evidence is at least `weakest` (default "inferred": all), compiled for replay. */
  replayTable(weakest?: Evidence): ReplayTable;
  /** Shortest legal paths between states over edges whose evidence is at least `weakest` (default "inferred"). */
  paths(weakest?: Evidence): Paths;
}

/**
 * Reads a lifecycle from an xstate machine or from its config. Nothing is added: the machine remains the only
 * definition of legality.
 *
 * The machine's form: its initial state is atomic and means the empty history; a final state at the top ends the
 * machine and is not a status; each other top-level state is a primary status; each state inside one is a secondary status
 * named by its key; each event is the status that comes next; each state and transition carries a {@link EdgeEvidence} as `meta`.
 *
 * @param seen how often published histories show an edge. Default: no counts.
 * @throws TypeError naming the state or transition that is not of this form.
 * @example
 * ```ts
 * const lifecycle = lifecycleOf(trainingJobMachine);
 * lifecycle.firstStatuses; // ["Starting", "Pending"]
 * ```
 */
export function lifecycleOf(machine: MachineOrConfig, seen: SeenCounts = {}): Lifecycle {
  const reader = new MachineReader(machine);
  const initialId = initialIdOf(reader);
  const leaves = reader.leaves().filter((leaf) => leaf.path.length > 1 || idOf(leaf) === initialId);
  const states = leaves.map((leaf) => toState(leaf, initialId, reader));
  const edges = leaves.flatMap((leaf) => toEdges(leaf, reader, seen));
  const initial = states.find((state) => state.status === undefined)!;
  const statuses = unique(states.flatMap((state) => state.status ?? []));
  const withStatus = (select: (state: LifecycleState) => boolean) =>
    unique(states.filter(select).flatMap((state) => state.status ?? []));

  const successors = groupBy(edges, (edge) => edge.from);
  const statesOf = groupBy(states, (state) => state.status);
  const atLeast = (weakest: Evidence) => edges.filter((edge) => isAtLeast(edge.evidence, weakest));

  return {
    id: reader.id,
    statuses,
    primaryStatuses: unique(
      reader
        .leaves()
        .filter(isOfPrimaryStatus)
        .map(({ path }) => path[0]!),
    ),
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

  /** All but the initial state and the machine's own end. */
  function isOfPrimaryStatus(leaf: Leaf): boolean {
    return idOf(leaf) !== initialId && (leaf.path.length > 1 || leaf.configs[1]!.type !== "final");
  }
}

function idOf({ path }: Leaf): string {
  return path.join(".");
}

function initialIdOf(reader: MachineReader): string {
  const initial = reader.initial();
  if (initial?.path.length !== 1) {
    throw new TypeError(`${reader.id}: the initial state must be atomic and at the top: it means the empty history`);
  }
  return idOf(initial);
}

function toState(leaf: Leaf, initialId: string, reader: MachineReader): LifecycleState {
  const isInitial = idOf(leaf) === initialId;
  const { type, description = "", meta } = leaf.configs.at(-1)!;
  return {
    id: idOf(leaf),
    status: isInitial ? undefined : leaf.path.at(-1),
    primaryStatus: isInitial ? undefined : leaf.path[0],
    terminal: type === "final",
    description,
    ...claimOf(meta, reader.nameOf(leaf.path)),
  };
}

/** The edges of a leaf: its own, and those of the states around it for the events that it does not handle itself. */
function toEdges(leaf: Leaf, reader: MachineReader, counts: SeenCounts): Edge[] {
  const edges = new Map<string, Edge>();
  for (const { event: status, target, description, meta, source } of reader.transitions(leaf)) {
    if (edges.has(status)) continue;
    if (target?.path.at(-1) !== status || target.path.length < 2) {
      throw new TypeError(`${source}: the event ${status} must lead to a state of that name`);
    }
    const [from, to] = [idOf(leaf), idOf(target)];
    const seen = counts[from]?.[to];
    edges.set(status, {
      from,
      to,
      status,
      ...(description === undefined ? {} : { description }),
      ...claimOf(meta, `${source} on ${status}`),
      ...(seen === undefined ? {} : { seen }),
    });
  }
  return [...edges.values()];
}

function claimOf(found: unknown, where: string): EdgeEvidence {
  const meta = found as Partial<EdgeEvidence> | undefined;
  if (meta?.source === undefined || !EVIDENCE.includes(meta.evidence!)) {
    throw new TypeError(`${where}: meta must carry evidence (${EVIDENCE.join(", ")}) and a source`);
  }
  return meta as EdgeEvidence;
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

/** At most three tables, each created on first use. */
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
