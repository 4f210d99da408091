import type { Edge } from "../../machine/lifecycle.ts";

type EdgesFrom = ReadonlyMap<string, readonly Edge[]>;

interface PlanLimits {
  /** The state that walks begin in. */
  readonly from: string;
  readonly minLength: number;
  readonly maxLength: number;
}

/** Which edges lead to a goal in exactly n steps. Computed one length at a time, up to the longest requested. */
export class WalkPlan {
  readonly goal: string;
  /** The length of the shortest walk within the limits; undefined if there is none. */
  readonly shortest: number | undefined;
  readonly #edgesFrom: EdgesFrom;
  readonly #limits: PlanLimits;
  readonly #edges: EdgesFrom[];

  constructor(goal: string, edgesFrom: EdgesFrom, limits: PlanLimits) {
    this.goal = goal;
    this.#edgesFrom = edgesFrom;
    this.#limits = limits;
    this.#edges = [new Map([[goal, []]])];
    this.shortest = this.#firstFrom(limits.minLength);
  }

  /** The edges that begin a path of exactly `left` edges from a state to the goal. */
  edges(left: number, state: string): readonly Edge[] {
    return this.#to(left).get(state)!;
  }

  /** The length of a walk that is nearest to a length; the longer one first. */
  nearest(length: number): number {
    const longer = this.#firstFrom(length);
    if (longer !== undefined) return longer;
    let shorter = length - 1;
    while (!this.#has(shorter)) shorter--;
    return shorter;
  }

  /** If there is a walk of this length or more, one is longer by less than the number of states. */
  #firstFrom(length: number): number | undefined {
    const most = Math.min(this.#limits.maxLength, length + this.#edgesFrom.size);
    for (let n = length; n <= most; n++) if (this.#has(n)) return n;
    return undefined;
  }

  #has(length: number): boolean {
    return this.#to(length).has(this.#limits.from);
  }

  #to(left: number): EdgesFrom {
    for (let n = this.#edges.length; n <= left; n++) {
      const next = this.#edges[n - 1]!;
      const leading = [...this.#edgesFrom].map(
        ([id, edges]) => [id, edges.filter((edge) => next.has(edge.to))] as const,
      );
      this.#edges.push(new Map(leading.filter(([, edges]) => edges.length > 0)));
    }
    return this.#edges[left]!;
  }
}
