/** A machine as far as a lifecycle reads it. An xstate machine is one. */
export interface StateTree {
  readonly id: string;
  readonly root: StateNode;
}

/** A state with what is below it and how it is left. A `StateNode` of xstate is one. */
export interface StateNode {
  readonly key: string;
  readonly id: string;
  readonly path: readonly string[];
  readonly parent?: StateNode | undefined;
  readonly type: string;
  readonly description?: string | undefined;
  readonly meta?: unknown;
  readonly states: Readonly<Record<string, StateNode>>;
  readonly initial: { readonly target: readonly StateNode[] | undefined };
  readonly transitions: ReadonlyMap<string, readonly Transition[]>;
}

export interface Transition {
  readonly target: readonly StateNode[] | undefined;
  readonly description?: string | undefined;
  readonly meta?: unknown;
}

/** What `createMachine` is given, as far as a lifecycle needs it. */
interface StateConfig {
  readonly description?: string;
  readonly meta?: unknown;
  readonly type?: "final";
  readonly initial?: string;
  readonly on?: Readonly<Record<string, TransitionConfig>>;
  readonly states?: Readonly<Record<string, StateConfig>>;
}

interface TransitionConfig {
  readonly target: string;
  readonly description?: string;
  readonly meta?: unknown;
}

/**
 * The tree that xstate makes of a machine's config, without xstate: who only validates need not wait until xstate is
 * loaded. A test holds the two against each other.
 *
 * A target is the path of a state from the parent of the state that it is written on, or `#` and the machine's id and
 * the path from the root.
 */
export function stateTree(config: StateConfig & { readonly id: string }): StateTree {
  const root = toNode(config, config.id, undefined);
  return { id: config.id, root };
}

function toNode(config: StateConfig, key: string, parent: StateNode | undefined): StateNode {
  const path = parent === undefined ? [] : [...parent.path, key];
  const states: Record<string, StateNode> = {};
  const node: StateNode = {
    ...(config.description !== undefined && { description: config.description }),
    key,
    id: parent === undefined ? key : `${parent.id}.${key}`,
    path,
    parent,
    type: config.type ?? (config.states === undefined ? "atomic" : "compound"),
    meta: config.meta,
    states,
    get initial() {
      return { target: config.initial === undefined ? undefined : [states[config.initial]!] };
    },
    get transitions() {
      return new Map(
        Object.entries(config.on ?? {}).map(([event, on]) => [event, [{ ...on, target: resolve(on.target, node) }]]),
      );
    },
  };
  for (const [name, child] of Object.entries(config.states ?? {})) states[name] = toNode(child, name, node);
  return node;
}

/** Targets are resolved when they are asked for: all states exist then. */
function resolve(target: string, source: StateNode): readonly StateNode[] | undefined {
  let from = source.parent ?? source;
  const keys = target.split(".");
  if (keys[0]!.startsWith("#")) {
    while (from.parent !== undefined) from = from.parent;
    keys.shift();
  }
  const found = keys.reduce<StateNode | undefined>((node, key) => node?.states[key], from);
  return found && [found];
}
