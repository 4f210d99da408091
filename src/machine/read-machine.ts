/** The config of a machine. The config of every xstate machine is assignable to it. */
export interface MachineConfig extends StateConfig {
  readonly id?: string | undefined;
}

/** What a lifecycle reads of a state's config. */
export interface StateConfig {
  readonly id?: string | undefined;
  readonly type?: string | undefined;
  readonly description?: string | undefined;
  readonly meta?: unknown;
  readonly tags?: unknown;
  readonly initial?: unknown;
  readonly on?: object | undefined;
  readonly onDone?: unknown;
  readonly states?: { readonly [key: string]: StateConfig } | undefined;
}

/** A state without states inside, with the states around it. */
export interface Leaf {
  /** Keys from the root down; empty for the root. */
  readonly path: readonly string[];
  /** Configs from the root down to the leaf's own. */
  readonly configs: readonly StateConfig[];
}

export interface Transition {
  /** The leaf that the transition enters. */
  readonly target: Leaf;
  readonly description: string | undefined;
  readonly meta: unknown;
  /** The state that the transition is written on, and its event, for messages. */
  readonly source: string;
}

/** The name that xstate gives to a machine without an id. */
const NAMELESS = "(machine)";

/** What a lifecycle cannot express, with the reason. */
const UNREADABLE = {
  always: "it would move without an entry",
  after: "it would move without an entry",
  invoke: "it would move without an entry",
  guard: "the same history could be legal or not",
} as const;

const FORMS = {
  parallel: "a history is in one status at a time",
  history: "where it leads depends on more than the status before",
} as const;

/** The leaves and transitions of a machine, read from its config. xstate is not needed for it. */
export class MachineReader {
  readonly id: string;
  readonly leaves: readonly Leaf[];
  readonly initial: Leaf;
  /** The final states at the top that only `onDone` leads to: ends of the machine itself. */
  readonly ownEnds = new Set<string>();
  readonly #root: MachineConfig;
  readonly #pathById = new Map<string, readonly string[]>();

  constructor(root: MachineConfig) {
    this.#root = root;
    this.id = root.id ?? NAMELESS;
    this.leaves = this.#leavesIn([], [root]);
    if (this.leaves[0]!.path.length === 0)
      throw new TypeError(`${this.id}: a lifecycle needs states, and this has none`);
    const all = new Map(
      this.leaves.flatMap(({ path, configs }) => configs.map((config, i) => [config, path.slice(0, i)])),
    );
    for (const [config, path] of all) this.#pathById.set(config.id ?? this.nameOf(path), path);
    for (const [config, path] of all) this.#refuseOtherForms(config, this.nameOf(path));
    for (const [config, path] of all) this.#readOnDone(config, path);
    this.initial = this.#enter([], `${this.id}: initial`);
  }

  /**
   * The transitions out of a leaf, by event: its own, and those of the states around it for the events that it does not
   * handle itself. None from a final state that ends the machine.
   */
  transitions({ path, configs }: Leaf): readonly Transition[] {
    const [parent, own] = configs.slice(-2);
    if (own!.type === "final" && (path.length === 1 || parent!.onDone !== undefined)) return [];
    const handled = new Set<string>();
    const found: Transition[] = [];
    for (let depth = path.length; depth >= 0; depth--) {
      const at = path.slice(0, depth);
      for (const [event, written] of Object.entries(configs[depth]!.on ?? {})) {
        const source = `${this.nameOf(at)} on ${event}`;
        if (event.includes("*")) throw new TypeError(`${source}: a lifecycle has no wildcards: name each event`);
        if (handled.has(event)) continue;
        handled.add(event);
        const { target, description, meta } = this.#single(written, source);
        if (target === undefined) continue;
        found.push({ target: this.#leafOf(target, at, source), description, meta, source });
      }
    }
    return found;
  }

  /** `"TrainingJob.InProgress"`: a state as xstate names it. */
  nameOf(path: readonly string[]): string {
    return [this.id, ...path].join(".");
  }

  #leavesIn(path: readonly string[], configs: readonly StateConfig[]): Leaf[] {
    const children = Object.entries(configs.at(-1)!.states ?? {});
    if (children.length === 0) return [{ path, configs }];
    return children.flatMap(([key, child]) => this.#leavesIn([...path, key], [...configs, child]));
  }

  #refuseOtherForms(config: StateConfig, where: string): void {
    if (config.type === "parallel" || config.type === "history") {
      throw new TypeError(`${where}: a lifecycle has no ${config.type} states: ${FORMS[config.type]}`);
    }
    this.#refuseUnreadable(config, where);
  }

  #refuseUnreadable(config: object, where: string): void {
    const found = keysOf(UNREADABLE).find((key) => (config as Partial<Record<string, unknown>>)[key] !== undefined);
    if (found !== undefined) throw new TypeError(`${where}: a lifecycle has no ${found}: ${UNREADABLE[found]}`);
  }

  #readOnDone(config: StateConfig, path: readonly string[]): void {
    if (config.onDone === undefined) return;
    const source = `${this.nameOf(path)} onDone`;
    const { target } = this.#single(config.onDone, source);
    const end = target === undefined ? undefined : this.#leafOf(target, path, source);
    if (end?.path.length !== 1 || end.configs[1]!.type !== "final") {
      throw new TypeError(`${source}: it must lead to a final state at the top of the machine`);
    }
    this.ownEnds.add(end.path[0]!);
  }

  /** A transition in one of xstate's notations: a target, an object, or a list with one of them. */
  #single(written: unknown, source: string): { target?: unknown; description?: string; meta?: unknown } {
    const list: unknown[] = Array.isArray(written) ? written : [written];
    if (list.length > 1) {
      throw new TypeError(
        `${source}: a lifecycle has one transition per event, found ${list.length}: ${UNREADABLE.guard}`,
      );
    }
    const [only] = list;
    if (typeof only === "string") return { target: only };
    const transition = Object(only) as object;
    this.#refuseUnreadable(transition, source);
    return transition;
  }

  /** `#id` and `#id.path` start at the state with that id, `.path` at the source, and any other path beside the source. */
  #leafOf(target: unknown, source: readonly string[], where: string): Leaf {
    const only: unknown = Array.isArray(target) && target.length === 1 ? target[0] : target;
    if (typeof only !== "string") throw new TypeError(`${where}: expected one target`);
    const path = this.#pathOf(only, source);
    return this.#enter(path ?? [only], `${where}: target "${only}"`, path !== undefined);
  }

  #pathOf(target: string, source: readonly string[]): readonly string[] | undefined {
    if (!target.startsWith("#")) {
      const keys = split(target.startsWith(".") ? target.slice(1) : target);
      return target.startsWith(".") ? [...source, ...keys] : [...source.slice(0, -1), ...keys];
    }
    const exact = this.#pathById.get(target.slice(1));
    if (exact !== undefined) return exact;
    const [id, ...keys] = split(target.slice(1));
    const start = this.#pathById.get(id!);
    return start === undefined ? undefined : [...start, ...keys];
  }

  /** The leaf that is entered with the state at a path. */
  #enter(path: readonly string[], where: string, isKnown = true): Leaf {
    const configs: StateConfig[] = [this.#root];
    for (const key of path) {
      const { states = {} } = configs.at(-1)!;
      if (!isKnown || !Object.hasOwn(states, key)) throw new TypeError(`${where}: there is no such state`);
      configs.push(states[key]!);
    }
    const { initial, states = {} } = configs.at(-1)!;
    if (Object.keys(states).length === 0) return { path, configs };
    const first = typeof initial === "string" ? initial : (Object(initial) as { target?: unknown }).target;
    if (typeof first !== "string") throw new TypeError(`${this.nameOf(path)}: it has states, and no initial one`);
    return this.#enter([...path, first.replace(/^\./, "")], where);
  }
}

/** Keys of a path; a backslash keeps a dot within a key, as in xstate. */
function split(path: string): string[] {
  return (path.match(/(?:\\.|[^.\\])+/g) ?? []).map((key) => key.replaceAll(/\\(.)/g, "$1"));
}

function keysOf<K extends string>(object: Readonly<Record<K, unknown>>): K[] {
  return Object.keys(object) as K[];
}
