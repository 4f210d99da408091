import type { Edge, LifecycleState, SeenCounts } from "./edge.ts";
import { type Evidence, isAtLeast } from "./evidence.ts";
import type { FieldNames } from "./fields.ts";
import { type Paths, shortestPaths } from "./paths.ts";
import { type MachineConfig, MachineReader } from "./read-machine.ts";
import { StateReader } from "./read-states.ts";
import { compileReplayTable, type ReplayTable } from "./replay-table.ts";

export type { Edge, LifecycleState };

/** A list of statuses whose `includes` takes any text. */
export type StatusList<Status extends string> = readonly Status[] & {
  /** Whether a text is one of the statuses. */
  includes(status: string): boolean;
};

/** All that rules, readers, generators and diagrams derive from a machine. */
export interface Lifecycle<Status extends string = string, Primary extends string = string> {
  /** The id of the machine. */
  readonly id: string;
  /** What an entry can show, in the machine's order. */
  readonly statuses: StatusList<Status>;
  /** The states at the top of the machine, including those without statuses. */
  readonly primaryStatuses: StatusList<Primary>;
  /** The innermost states of the machine, the state of the empty history first. */
  readonly states: readonly LifecycleState<Status, Primary>[];
  /** The state of the empty history. */
  readonly initial: LifecycleState<Status, Primary>;
  /** The legal transitions, those out of the empty history included. */
  readonly edges: readonly Edge<Status>[];
  /** The statuses that a history can start with. */
  readonly firstStatuses: StatusList<Status>;
  /** The statuses that end a history. */
  readonly terminalStatuses: StatusList<Status>;
  /** The statuses that the service no longer supports. */
  readonly deprecatedStatuses: StatusList<Status>;
  /** What happens in the statuses, for accounting time, in the machine's order. */
  readonly phases: readonly string[];
  /** The phase whose time is lost if the phase `before` comes next. */
  readonly lost: LostPhase | undefined;
  /** The service that the histories are from; no time in them is earlier than its first day. */
  readonly service: Service | undefined;
  /** How long a history lasts at most; undefined if unknown. */
  readonly maxDurationInSeconds: number | undefined;
  /** The names of fields, if they are not AWS's. */
  readonly fields: FieldNames | undefined;
  /** The states that a history may be in after an entry with `status`; empty for an unknown status. */
  statesOf(status: string): readonly LifecycleState<Status, Primary>[];
  /** The edges out of a state, by its id. */
  successors(state: string): readonly Edge<Status>[];
  /** The edges whose evidence is at least `weakest` (default "inferred": all), compiled for replay. */
  replayTable(weakest?: Evidence): ReplayTable;
  /** Shortest legal paths between states over edges whose evidence is at least `weakest` (default "inferred"). */
  paths(weakest?: Evidence): Paths;
}

/** A phase whose time counts as lost. */
export interface LostPhase {
  /** The phase whose time is lost. */
  readonly phase: string;
  /** The phase that loses it by coming next. */
  readonly before: string;
}

/** A service that writes histories. */
export interface Service {
  /** The name, for messages: `SageMaker`. */
  readonly name: string;
  /** Its first day, as `YYYY-MM-DD`. */
  readonly since: string;
}

/** What a lifecycle has beside its machine. */
export interface LifecycleOptions {
  /** The evidence for states and transitions without `meta.evidence`. Default: "documented", by the machine itself. */
  readonly evidence?: Evidence | undefined;
  /** The source of states and transitions without `meta.source`. Default: the machine's id. */
  readonly source?: string | undefined;
  /** The names of fields in entries and jobs, if they are not AWS's: `{ status: "state", start: "startedAt" }`. */
  readonly fields?: FieldNames | undefined;
  /** The service that the histories are from: a time before its first day is an error. Default: any time is possible. */
  readonly service?: Service | undefined;
  /** A history that lasts longer has a warning. Default: histories of any length are possible. */
  readonly maxDurationInSeconds?: number | undefined;
  /** The phase that `phases` counts as lost if another phase comes next. Default: none. */
  readonly lost?: LostPhase | undefined;
  /** How often published histories show an edge. Default: no counts. */
  readonly seen?: SeenCounts | undefined;
}

/**
 * Reads a lifecycle from the config of a machine, without xstate. Nothing is added: the machine remains the only
 * definition of legality.
 *
 * @throws TypeError that says where the machine has what a lifecycle cannot express.
 */
export function readLifecycle<Status extends string = string, Primary extends string = string>(
  machine: MachineConfig,
  options: LifecycleOptions = {},
): Lifecycle<Status, Primary> {
  const { id, states, edges, primaryStatuses } = new StateReader(new MachineReader(machine), options);
  const initial = states[0]!;
  const statuses = unique(states.flatMap((state) => state.status ?? []));
  const withStatus = (select: (state: LifecycleState) => boolean) =>
    unique(states.filter(select).flatMap((state) => state.status ?? []));
  const successors = groupBy(edges, (edge) => edge.from);
  const statesOf = groupBy(states, (state) => state.status);
  const atLeast = (weakest: Evidence) => edges.filter((edge) => isAtLeast(edge.evidence, weakest));
  const lifecycle: Lifecycle = {
    id,
    statuses,
    primaryStatuses,
    states,
    initial,
    edges,
    firstStatuses: edges.filter((edge) => edge.from === initial.id).map((edge) => edge.status),
    terminalStatuses: withStatus((state) => state.terminal),
    deprecatedStatuses: withStatus((state) => state.deprecated !== undefined),
    phases: unique(states.flatMap((state) => state.phase ?? [])),
    lost: options.lost,
    service: options.service,
    maxDurationInSeconds: options.maxDurationInSeconds,
    fields: options.fields,
    statesOf: (status) => statesOf.get(status) ?? [],
    successors: (state) => successors.get(state) ?? [],
    replayTable: perEvidence((weakest) => compileReplayTable({ states, statuses, edges: atLeast(weakest) })),
    paths: perEvidence((weakest) => shortestPaths(states, atLeast(weakest))),
  };
  return lifecycle as Lifecycle<Status, Primary>;
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
