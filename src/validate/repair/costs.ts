import type { Lifecycle } from "../../machine/lifecycle.ts";
import { unknownWord } from "../../model/did-you-mean.ts";
import { describe, isObject } from "../../model/safe-access.ts";

/** What a move costs: one figure for all statuses, or figures by status and 1 for the others. */
export type MoveCost = number | { readonly [status: string]: number };

/**
 * What edits cost; keeping an entry costs nothing. Whole numbers from 0 to 10,000: their sums are exact, so that two
 * repairs of one cost are known to be a tie.
 */
export interface RepairCosts {
  /** Default: 1. */
  readonly insert?: MoveCost | undefined;
  /** Default: 1. An entry whose status is unknown counts among the others. */
  readonly remove?: MoveCost | undefined;
}

/** Costs with their defaults. */
export type Costs = Readonly<Record<keyof RepairCosts, MoveCost>>;

export const UNIT_COSTS: Costs = { insert: 1, remove: 1 };

const MOVES = ["insert", "remove"] as const satisfies (keyof RepairCosts)[];

const MOST = 10_000;

/** The cost of a move by the status that it inserts or removes. */
export function costOf(cost: MoveCost, status: string | undefined): number {
  if (typeof cost === "number") return cost;
  return status !== undefined && Object.hasOwn(cost, status) ? cost[status]! : 1;
}

/**
 * Costs as a user gave them.
 *
 * @throws TypeError naming the move, status or figure that cannot be one.
 */
export function resolveCosts(costs: RepairCosts | undefined, { statuses }: Lifecycle): Costs {
  if (costs === undefined) return UNIT_COSTS;
  if (!isObject(costs)) {
    throw new TypeError(`options.costs: expected an object with insert and remove, found ${describe(costs)}`);
  }
  for (const key of Object.keys(costs)) {
    if (!MOVES.some((move) => move === key)) throw unknownWord("move in options.costs", key, MOVES);
  }
  for (const move of MOVES) {
    const cost = costs[move];
    if (!isObject(cost)) checkFigure(`options.costs.${move}`, cost);
    else {
      for (const [status, figure] of Object.entries(cost)) {
        if (!statuses.includes(status)) throw unknownWord(`status in options.costs.${move}`, status, statuses);
        checkFigure(`options.costs.${move}.${status}`, figure);
      }
    }
  }
  return { insert: costs.insert ?? 1, remove: costs.remove ?? 1 };
}

function checkFigure(where: string, figure: unknown): void {
  if (figure === undefined || (Number.isInteger(figure) && Number(figure) >= 0 && Number(figure) <= MOST)) return;
  throw new TypeError(`${where}: expected a whole number from 0 to ${MOST}, found ${describe(figure)}`);
}
