/** A machine of xstate, or the config that it was made of. */
export type MachineOrConfig = MachineConfig | { readonly config: MachineConfig };

export interface MachineConfig extends StateConfig {
  readonly id?: string | undefined;
}

/** What a lifecycle reads of a state's config. The config of every xstate machine is assignable to it. */
export interface StateConfig {
  readonly type?: string | undefined;
  readonly description?: string | undefined;
  readonly meta?: unknown;
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
  readonly event: string;
  /** The leaf that the transition enters; undefined if the target is not a state of the machine. */
  readonly target: Leaf | undefined;
  readonly description: string | undefined;
  readonly meta: unknown;
  /** The state that the transition is written on, for messages. */
  readonly source: string;
}

/** The name that xstate gives to a machine without an id. */
const NAMELESS = "(machine)";

/** What a lifecycle cannot express: these let a machine move without an entry, or only at times. */
const UNREADABLE = ["always", "after", "invoke", "guard"];

/** The leaves and transitions of a machine, read from its config. xstate is not needed for it. */
export class MachineReader {
  readonly id: string;
  readonly #root: MachineConfig;

  constructor(machine: MachineOrConfig) {
    this.#root = "config" in machine ? machine.config : machine;
    this.id = this.#root.id ?? NAMELESS;
    for (const { path, configs } of this.leaves()) {
      for (const [depth, config] of configs.entries()) this.#refuseOtherForms(config, path.slice(0, depth));
    }
  }

  leaves(path: readonly string[] = [], configs: readonly StateConfig[] = [this.#root]): Leaf[] {
    const children = Object.entries(configs.at(-1)!.states ?? {});
    if (children.length === 0) return [{ path, configs }];
    return children.flatMap(([key, child]) => this.leaves([...path, key], [...configs, child]));
  }

  /** Where the machine starts. */
  initial(): Leaf | undefined {
    return this.#leafAt([]);
  }

  /** The transitions out of a leaf: its own first, then those of the states around it. */
  *transitions({ path, configs }: Leaf): Generator<Transition> {
    for (let depth = path.length; depth >= 0; depth--) {
      const source = path.slice(0, depth);
      for (const [event, written] of Object.entries(configs[depth]!.on ?? {})) {
        const { target, description, meta } = this.#single(written, `${this.nameOf(source)} on ${event}`);
        yield { event, target: this.#leafOf(target, source), description, meta, source: this.nameOf(source) };
      }
    }
  }

  /** `"TrainingJob.InProgress"`: a state as xstate names it. */
  nameOf(path: readonly string[]): string {
    return [this.id, ...path].join(".");
  }

  #refuseOtherForms(config: StateConfig, path: readonly string[]): void {
    const where = this.nameOf(path);
    if (config.type === "parallel" || config.type === "history") {
      throw new TypeError(`${where}: a lifecycle has no ${config.type} states`);
    }
    this.#refuseUnreadable(config, where);
    if (config.onDone === undefined) return;
    const end = this.#leafOf(this.#single(config.onDone, `${where} onDone`).target, path);
    if (end === undefined || end.path.length !== 1 || end.configs[1]!.type !== "final") {
      throw new TypeError(`${where}: onDone must lead to a final state at the top of the machine`);
    }
  }

  #refuseUnreadable(config: object, where: string): void {
    const found = UNREADABLE.find((key) => key in config);
    if (found !== undefined) throw new TypeError(`${where}: a lifecycle cannot express ${found}`);
  }

  /** A transition in one of xstate's notations: a target, an object, or a list with one object. */
  #single(written: unknown, where: string): { target?: unknown; description?: string; meta?: unknown } {
    const list: unknown[] = Array.isArray(written) ? written : [written];
    if (list.length !== 1) throw new TypeError(`${where}: expected one transition, found ${list.length}`);
    const [only] = list;
    if (typeof only === "string") return { target: only };
    const transition = Object(only) as object;
    this.#refuseUnreadable(transition, where);
    return transition;
  }

  /** `#machine.path` starts at the root, `.path` at the source, and any other path beside the source. */
  #leafOf(target: unknown, source: readonly string[]): Leaf | undefined {
    const only: unknown = Array.isArray(target) && target.length === 1 ? target[0] : target;
    if (typeof only !== "string") return undefined;
    if (only === `#${this.id}` || only.startsWith(`#${this.id}.`)) {
      return this.#leafAt(
        only
          .slice(this.id.length + 2)
          .split(".")
          .filter(Boolean),
      );
    }
    if (only.startsWith(".")) return this.#leafAt([...source, ...only.slice(1).split(".")]);
    return this.#leafAt([...source.slice(0, -1), ...only.split(".")]);
  }

  /** The leaf that is entered with the state at a path. */
  #leafAt(path: readonly string[]): Leaf | undefined {
    const configs: StateConfig[] = [this.#root];
    for (const key of path) {
      const { states = {} } = configs.at(-1)!;
      if (!Object.hasOwn(states, key)) return undefined;
      configs.push(states[key]!);
    }
    const { initial, states = {} } = configs.at(-1)!;
    if (Object.keys(states).length === 0) return { path, configs };
    const first = typeof initial === "string" ? initial : (Object(initial) as { target?: unknown }).target;
    return typeof first === "string" ? this.#leafAt([...path, first]) : undefined;
  }
}
