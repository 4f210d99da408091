import type { Edge } from "../../machine/edge.ts";
import type { Seen } from "../../machine/evidence.ts";
import type { Lifecycle } from "../../machine/lifecycle.ts";
import { unknownWord } from "../../model/misuse/did-you-mean.ts";
import { describe, isObject } from "../../model/safe-access.ts";

/** What a move costs: one figure for all statuses, or figures by status, with the default for the others. */
export type MoveCost = number | { readonly [status: string]: number };

/** How well an edge is supported: many published histories show it, few of them or only a text, or neither. */
export type Support = "common" | "rare" | "inferred";

/** What an edge costs: one figure for all edges, or figures by their support, with the default for the others. */
export type EdgeCost = number | { readonly [Name in Support]?: number | undefined };

/**
 * What edits cost. Keeping an entry costs nothing, and so does the edge between two kept neighbours. Whole numbers from 0
 * to 10,000: their sums are exact, so that two repairs of one cost are known to be a tie.
 */
export interface RepairCosts {
  /** By the status that is inserted. Default: 2. */
  readonly insert?: MoveCost | undefined;
  /** By the status that is written instead. Default: 2. */
  readonly replace?: MoveCost | undefined;
  /** By the status that is removed; an unknown one counts among the others. Default: 10. */
  readonly remove?: MoveCost | undefined;
  /** By the status that is removed because the entry before it has the same one. Default: 2. */
  readonly repeat?: MoveCost | undefined;
  /** An edge that the input does not have. Default: `{ common: 0, rare: 3, inferred: 9 }`. */
  readonly edge?: EdgeCost | undefined;
}

/** Costs with their defaults. */
export interface Costs {
  readonly insert: (status: string) => number;
  readonly replace: (status: string) => number;
  readonly remove: (status: string | undefined) => number;
  readonly repeat: (status: string) => number;
  readonly edge: (edge: Edge) => number;
}

/**
 * A repair that people would make. The scale is an inserted entry, 2. To replace a status costs as little, because the entry
 * and its times stay. A rare edge costs more than one entry on a common way, and less than two. An inferred edge costs more
 * than all four entries that usually follow Starting, so that it never replaces them. To remove an entry discards what
 * somebody recorded: that costs more than an inferred edge, and less than such an edge with an entry inserted for it.
 * An entry that repeats the status before it records nothing new: its removal is as cheap as an insertion.
 */
const DEFAULTS = { insert: 2, replace: 2, remove: 10, repeat: 2, edge: { common: 0, rare: 3, inferred: 9 } } as const;

/** Histories that must show an edge to make it common. */
const COMMON = 10;

/**
 * Decides between repairs of one cost, with the doubt about each new edge (`doubtOf`): fewer inferred edges, then edges
 * seen more often, then fewer edits, then fewer removals.
 */
export const DOUBT = { inferredEdge: 100, edit: 1, removal: 2 } as const;

const MOVES = ["insert", "replace", "remove", "repeat"] as const satisfies (keyof RepairCosts)[];

const SUPPORT = Object.keys(DEFAULTS.edge) as Support[];

const MOST = 10_000;

export const DEFAULT_COSTS = costsOf({});

export function supportOf({ evidence, seen = NEVER }: Edge): Support {
  if (seen.logs + seen.responses >= COMMON) return "common";
  return evidence === "inferred" ? "inferred" : "rare";
}

const NEVER: Seen = { logs: 0, responses: 0 };

/**
 * Costs as a user gave them.
 *
 * @throws TypeError naming the move, status or figure that cannot be one.
 */
export function resolveCosts(costs: RepairCosts | undefined, { statuses }: Lifecycle): Costs {
  if (costs === undefined) return DEFAULT_COSTS;
  const names = Object.keys(DEFAULTS);
  if (!isObject(costs)) {
    throw new TypeError(`options.costs: expected an object with ${names.join(", ")}, found ${describe(costs)}`);
  }
  for (const key of Object.keys(costs)) {
    if (!names.includes(key)) throw unknownWord("cost in options.costs", key, names);
  }
  for (const move of MOVES) checkFigures(move, costs[move], "status", statuses);
  checkFigures("edge", costs.edge, "support", SUPPORT);
  return costsOf(costs);
}

function costsOf(costs: RepairCosts): Costs {
  const by = (move: (typeof MOVES)[number]) => {
    const cost = costs[move] ?? DEFAULTS[move];
    return (status: string | undefined) => figureFor(cost, status, DEFAULTS[move]);
  };
  const { edge = DEFAULTS.edge } = costs;
  return {
    insert: by("insert"),
    replace: by("replace"),
    remove: by("remove"),
    repeat: by("repeat"),
    edge: (taken) => figureFor(edge, supportOf(taken), DEFAULTS.edge[supportOf(taken)]),
  };
}

function figureFor(
  figures: number | { readonly [key: string]: number | undefined },
  key: string | undefined,
  otherwise: number,
): number {
  if (typeof figures === "number") return figures;
  return key !== undefined && Object.hasOwn(figures, key) ? (figures[key] ?? otherwise) : otherwise;
}

function checkFigures(name: string, cost: unknown, what: string, keys: readonly string[]): void {
  const where = `options.costs.${name}`;
  if (!isObject(cost)) checkFigure(where, cost);
  else
    for (const [key, figure] of Object.entries(cost)) {
      if (!keys.includes(key)) throw unknownWord(`${what} in ${where}`, key, keys);
      checkFigure(`${where}.${key}`, figure);
    }
}

function checkFigure(where: string, figure: unknown): void {
  if (figure === undefined || (Number.isInteger(figure) && Number(figure) >= 0 && Number(figure) <= MOST)) return;
  throw new TypeError(`${where}: expected a whole number from 0 to ${MOST}, found ${describe(figure)}`);
}
