import { type Arbitrary, array, constant, type Random } from "fast-check";
import type { Edge, Lifecycle } from "../../machine/lifecycle.ts";
import { type Paths, shortestPaths } from "../../machine/paths.ts";
import { WalkPlan } from "./walk-plan.ts";

interface WalkLimits {
  readonly lifecycle: Lifecycle;
  /** The edges that a walk may use. */
  readonly edges: readonly Edge[];
  /** Ids of the states that a walk may end in, in groups that are equally likely. */
  readonly goals: readonly (readonly string[])[];
  readonly minLength: number;
  readonly maxLength: number;
  /** How long walks are, relative to the shortest one to the same goal. */
  readonly size: LengthSize | undefined;
}

export type LengthSize = NonNullable<NonNullable<Parameters<typeof array>[1]>["size"]>;

/** The walks to a goal, and a list for each that fast-check would generate, as long as the walk. */
interface Choice {
  readonly plan: WalkPlan;
  readonly list: Arbitrary<unknown[]>;
}

/** The legal walks from the empty history to a goal whose length is within the limits. */
export class Walks {
  readonly limits: WalkLimits;
  /** The goals that can be reached within the limits. */
  readonly goals: ReadonlySet<string>;
  readonly #edgesFrom: ReadonlyMap<string, readonly Edge[]>;
  readonly #choices: readonly (readonly Choice[])[];
  readonly #paths: Paths;
  readonly #bridges = new Map<string, readonly (readonly Edge[])[]>();

  /** @throws TypeError if there is no such walk. */
  constructor(limits: WalkLimits) {
    this.limits = limits;
    const { lifecycle, edges, goals, minLength, maxLength } = limits;
    this.#paths = shortestPaths(lifecycle.states, edges);
    this.#edgesFrom = new Map(lifecycle.states.map(({ id }) => [id, edges.filter((edge) => edge.from === id)]));
    this.#choices = goals
      .map((group) => group.flatMap((goal) => this.#choiceOf(goal)))
      .filter((choices) => choices.length > 0);
    this.goals = new Set(this.#choices.flat().map(({ plan }) => plan.goal));
    if (this.#choices.length === 0) {
      throw new TypeError(
        `no legal history of ${minLength} to ${maxLength} entries meets these constraints: ` +
          "allow more entries, weaker evidence, or other terminal statuses",
      );
    }
  }

  /**
   * A random walk: draws a goal, a length as fast-check draws that of an array, and then edge after edge, each time with
   * equal probabilities.
   */
  random(random: Random, biasFactor: number | undefined): Edge[] {
    const { plan, list } = pickRandom(random, pickRandom(random, this.#choices));
    const length = plan.nearest(list.generate(random, biasFactor).value.length);
    const walk: Edge[] = [];
    let at = this.limits.lifecycle.initial.id;
    for (let left = length; left > 0; left--) {
      const edge = pickRandom(random, plan.edges(left, at));
      walk.push(edge);
      at = edge.to;
    }
    return walk;
  }

  /**
   * Paths from one state to another, shortest first: for each first edge, the shortest path that begins with it. A single
   * shortest path would not do, because the failure that is being shrunk may not occur on it.
   */
  bridges(from: string, to: string): readonly (readonly Edge[])[] {
    const key = `${from} ${to}`;
    const known = this.#bridges.get(key);
    if (known !== undefined) return known;
    const paths = this.edgesFrom(from).flatMap((edge) => {
      const rest = this.#paths.path(edge.to, to);
      return rest === undefined ? [] : [[edge, ...rest]];
    });
    const bridges = [...(from === to ? [[]] : []), ...paths].sort((a, b) => a.length - b.length);
    this.#bridges.set(key, bridges);
    return bridges;
  }

  /** The edges that a walk may take from a state. */
  edgesFrom(state: string): readonly Edge[] {
    return this.#edgesFrom.get(state)!;
  }

  /** The walk with these statuses; undefined if there is no such walk. */
  edgesOf(statuses: readonly unknown[]): Edge[] | undefined {
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
    const { lifecycle, minLength, maxLength } = this.limits;
    const isConnected = walk.every(
      (edge, i) => edge.from === (walk[i - 1]?.to ?? lifecycle.initial.id) && this.edgesFrom(edge.from).includes(edge),
    );
    return isConnected && walk.length >= minLength && walk.length <= maxLength && this.goals.has(walk.at(-1)!.to);
  }

  #choiceOf(goal: string): Choice[] {
    const { lifecycle, minLength, maxLength, size } = this.limits;
    const plan = new WalkPlan(goal, this.#edgesFrom, { from: lifecycle.initial.id, minLength, maxLength });
    if (plan.shortest === undefined) return [];
    const lengths = { minLength: plan.shortest, maxLength, ...(size === undefined ? {} : { size }) };
    return [{ plan, list: array(constant(0), lengths) }];
  }
}

/** Draws no random number if there is only one value. */
function pickRandom<T>(random: Random, values: readonly T[]): T {
  return values.length === 1 ? values[0]! : values[random.nextInt(0, values.length - 1)]!;
}
