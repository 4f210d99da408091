import type { Random } from "fast-check";
import type { Edge, Lifecycle } from "../../machine/lifecycle.ts";
import { type Paths, shortestPaths } from "../../machine/paths.ts";

interface WalkLimits {
  readonly lifecycle: Lifecycle;
  /** The edges that a walk may use. */
  readonly edges: readonly Edge[];
  /** The states, by id, that a walk may end in, in groups: each group is chosen as often as the others. */
  readonly goals: readonly (readonly string[])[];
  readonly minEntries: number;
  readonly maxEntries: number;
}

/** How to get to a goal: `choices[n]` has the edges after which it is exactly n - 1 steps away. */
interface Plan {
  readonly goal: string;
  readonly lengths: readonly number[];
  readonly choices: readonly ReadonlyMap<string, readonly Edge[]>[];
}

/** The legal walks from the empty history to a goal, of a number of entries that is allowed. */
export class Walks {
  readonly limits: WalkLimits;
  /** The goals that a walk gets to in a number of entries that is allowed. */
  readonly goals: ReadonlySet<string>;
  readonly #edgesFrom: ReadonlyMap<string, readonly Edge[]>;
  readonly #plans: readonly (readonly Plan[])[];
  readonly #paths: Paths;
  readonly #bridges = new Map<string, readonly (readonly Edge[])[]>();

  /** @throws TypeError where there is no such walk. */
  constructor(limits: WalkLimits) {
    this.limits = limits;
    const { lifecycle, edges, goals, minEntries, maxEntries } = limits;
    this.#paths = shortestPaths(lifecycle.states, edges);
    this.#edgesFrom = new Map(lifecycle.states.map(({ id }) => [id, edges.filter((edge) => edge.from === id)]));
    this.#plans = goals
      .map((group) => group.map((goal) => this.#planFor(goal)).filter(({ lengths }) => lengths.length > 0))
      .filter((plans) => plans.length > 0);
    this.goals = new Set(this.#plans.flat().map(({ goal }) => goal));
    if (this.#plans.length === 0) {
      throw new TypeError(
        `no legal history of ${minEntries} to ${maxEntries} entries meets these constraints: ` +
          "allow more entries, weaker evidence, or other terminal statuses",
      );
    }
  }

  /** A random walk: first its goal and its length, then an edge at a time, each as likely as its alternatives. */
  random(random: Random): Edge[] {
    const { lengths, choices } = pick(random, pick(random, this.#plans));
    const walk: Edge[] = [];
    let at = this.limits.lifecycle.initial.id;
    for (let left = pick(random, lengths); left > 0; left--) {
      const edge = pick(random, choices[left]!.get(at)!);
      walk.push(edge);
      at = edge.to;
    }
    return walk;
  }

  /**
   * Ways from one state to another, short ones first: the shortest, and the shortest after each first edge, so that
   * a walk in which the one shortest way would hide what is looked for can be bridged all the same.
   */
  bridges(from: string, to: string): readonly (readonly Edge[])[] {
    const key = `${from} ${to}`;
    const known = this.#bridges.get(key);
    if (known !== undefined) return known;
    const ways = this.edgesFrom(from).flatMap((edge) => {
      const rest = this.#paths.path(edge.to, to);
      return rest === undefined ? [] : [[edge, ...rest]];
    });
    const bridges = [...(from === to ? [[]] : []), ...ways].sort((a, b) => a.length - b.length);
    this.#bridges.set(key, bridges);
    return bridges;
  }

  /** The edges out of a state that a walk may use. */
  edgesFrom(state: string): readonly Edge[] {
    return this.#edgesFrom.get(state)!;
  }

  /** The walk that shows these statuses; undefined where none does. */
  showing(statuses: readonly unknown[]): Edge[] | undefined {
    const walk: Edge[] = [];
    let at = this.limits.lifecycle.initial.id;
    for (const status of statuses) {
      const edge = this.edgesFrom(at).find((edge) => edge.status === status);
      if (edge === undefined) return undefined;
      walk.push(edge);
      at = edge.to;
    }
    return this.isWalk(walk) ? walk : undefined;
  }

  /** Whether `random` could have made the walk. */
  isWalk(walk: readonly Edge[]): boolean {
    const { lifecycle, minEntries, maxEntries } = this.limits;
    const isConnected = walk.every(
      (edge, i) => edge.from === (walk[i - 1]?.to ?? lifecycle.initial.id) && this.edgesFrom(edge.from).includes(edge),
    );
    return isConnected && walk.length >= minEntries && walk.length <= maxEntries && this.goals.has(walk.at(-1)!.to);
  }

  #planFor(goal: string): Plan {
    const { lifecycle, minEntries, maxEntries } = this.limits;
    const choices: ReadonlyMap<string, readonly Edge[]>[] = [new Map([[goal, []]])];
    for (let left = 1; left <= maxEntries; left++) {
      const next = choices[left - 1]!;
      const edges = [...this.#edgesFrom].map(([id, edges]) => [id, edges.filter((edge) => next.has(edge.to))] as const);
      choices.push(new Map(edges.filter(([, leading]) => leading.length > 0)));
    }
    const lengths = choices.map((_, length) => length).slice(minEntries);
    return { goal, choices, lengths: lengths.filter((length) => choices[length]!.has(lifecycle.initial.id)) };
  }
}

/** Where there is no choice, no random number is drawn. */
function pick<T>(random: Random, values: readonly T[]): T {
  return values.length === 1 ? values[0]! : values[random.nextInt(0, values.length - 1)]!;
}
