import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Edge, repairHistory, trainingJobLifecycle } from "../../../src/index.ts";
import { samples } from "../../support/slow.ts";
import { historyOf, patched, sequenceFindings, statusesIn } from "./histories.ts";
import { leastCost, run } from "./search.ts";

const isEnd = (status: string | undefined) => trainingJobLifecycle.terminalStatuses.some((end) => end === status);

/** What is to hold of the repair of any array, told in one line where it does not. */
function expectLeastRepair(statuses: readonly string[]): void {
  const history = historyOf(statuses, isEnd);
  const ended = isEnd(statuses.at(-1));
  const least = leastCost(statuses, ended);
  const repair = repairHistory(history);
  const edits = repair.moves.filter(({ move }) => move !== "keep").length;
  const end = run(repair.statuses);
  const after = patched(history, repair);
  const wrong = [
    ...(repair.cost === least && edits === least ? [] : [`cost ${repair.cost}, ${edits} edits, by search ${least}`]),
    ...(repair.ended === ended && end !== undefined && (end.isFinal || !ended) ? [] : ["it is no life"]),
    ...(statusesIn(after).join() === repair.statuses.join() ? [] : [`the patch makes ${statusesIn(after)}`]),
    ...sequenceFindings(after),
  ];
  if (wrong.length > 0) expect.fail(`${statuses.join(" ")}: ${wrong.join("; ")}`);
}

test("every history of up to six entries over a reduced alphabet", { timeout: 600_000 }, () => {
  // Of these can be made: both Uploadings, a loop, lives that lack something, ends, and what is unknown.
  const alphabet = ["Starting", "Training", "Uploading", "Stopping", "Completed", "Bogus"];
  let histories = 0;
  const extend = (statuses: readonly string[]) => {
    histories++;
    expectLeastRepair(statuses);
    if (statuses.length < samples(6, 4)) for (const status of alphabet) extend([...statuses, status]);
  };
  extend([]);
  expect(histories).toBe(samples(55_987, 1555));
});

/** Any statuses, and lives that lost, won or changed some entries: the latter are what is met. */
const status = fc.constantFrom(...trainingJobLifecycle.statuses, "Bogus");
const life = fc.infiniteStream(fc.nat()).map((choices) => {
  const statuses: string[] = [];
  for (const choice of choices) {
    const { next } = run(statuses)!;
    if (next.length === 0 || statuses.length === 25) return statuses;
    statuses.push(next[choice % next.length]!);
  }
  return statuses;
});
const faults = fc.array(fc.tuple(fc.constantFrom("lose", "win", "change"), fc.nat(), status), { maxLength: 5 });
const faulty = fc.tuple(life, faults).map(([statuses, faults]) => {
  const told = [...statuses];
  for (const [fault, at, status] of faults) {
    const place = at % (told.length + 1);
    if (fault === "win") told.splice(place, 0, status);
    else told.splice(place, 1, ...(fault === "change" ? [status] : []));
  }
  return told;
});
const anyStatuses = fc.oneof(fc.array(status, { maxLength: 30 }), faulty);

test("random histories of up to thirty entries", { timeout: 600_000 }, () => {
  fc.assert(fc.property(anyStatuses, expectLeastRepair), { numRuns: samples(100_000, 1_000) });
});

/*
 * What "symmetric under appending legal futures" is taken to mean. Let an open history go on as its repair would have
 * it go on: with statuses that the machine takes after the repaired end. The repair of the longer history then costs
 * the same, whichever future it is and whether or not it leads to an end, since nothing in the future is wrong. (Its
 * cost is no greater: keep the future. And no smaller: of a repair of the whole, the moves on the old part make a
 * prefix of a life, and prefixes of lives are what open histories are aligned to.) One case is apart, and the
 * second sentence does not hold in it: an open history may not become empty, a longer one may lose all of its old part. So
 * the cost may be one less where repairing the old part cost more than removing it.
 */
test("a legal future changes nothing in the cost of an open history", { timeout: 600_000 }, () => {
  fc.assert(
    fc.property(anyStatuses, fc.array(fc.nat(), { minLength: 1, maxLength: 10 }), (statuses, choices) => {
      fc.pre(!isEnd(statuses.at(-1)));
      const repair = repairHistory(historyOf(statuses, isEnd));
      const lived = [...repair.statuses];
      for (const choice of choices) {
        const { next } = run(lived)!;
        if (next.length > 0) lived.push(next[choice % next.length]!);
      }
      const future = lived.slice(repair.statuses.length);
      fc.pre(future.length > 0);
      const { cost } = repairHistory(historyOf([...statuses, ...future], isEnd));
      if (repair.cost <= statuses.length) expect(cost).toBe(repair.cost);
      else expect([repair.cost, repair.cost - 1]).toContain(cost);
    }),
    { numRuns: samples(10_000, 500) },
  );
});

describe("costs by status and by move", () => {
  const figure = fc.integer({ min: 0, max: 5 });
  const cost = fc.oneof(figure, fc.dictionary(fc.constantFrom(...trainingJobLifecycle.statuses), figure));

  test("the cost is still the least", { timeout: 600_000 }, () => {
    const of = (cost: number | Record<string, number>) => (status: string) =>
      typeof cost === "number" ? cost : (cost[status] ?? 1);
    fc.assert(
      fc.property(anyStatuses, cost, cost, (statuses, insert, remove) => {
        const history = historyOf(statuses, isEnd);
        const repair = repairHistory(history, { costs: { insert, remove } });
        const least = leastCost(statuses, isEnd(statuses.at(-1)), { insert: of(insert), remove: of(remove) });
        expect(repair.cost).toBe(least);
        const charged = repair.moves.map(({ move, status }) =>
          move === "keep" ? 0 : of(move === "insert" ? insert : remove)(status!),
        );
        expect(charged.reduce((sum, one) => sum + one, 0)).toBe(least);
        expect(sequenceFindings(patched(history, repair))).toEqual([]);
      }),
      { numRuns: samples(10_000, 500) },
    );
  });
});

/** 8 for an edge that no history shows, and one less for each doubling of the histories that do. */
function rarity(seen: Edge["seen"]): number {
  let histories = seen === undefined ? 1 : seen.logs + seen.responses + 1;
  let rarity = 8;
  for (; histories >= 2 && rarity > 0; histories /= 2) rarity--;
  return rarity;
}

/**
 * The best repair in every respect that is told, by Dijkstra's search over the edges with all figures in one number:
 * cost, inferred edges, rarity of the other edges, edits, removals, three digits each.
 */
function bestFigures(statuses: readonly string[], ended: boolean): number {
  const [COST, INFERRED, RARE, EDIT, REMOVAL] = [1e12, 1e9, 1e6, 1e3, 1];
  const best = new Map<string, number>();
  const waiting: [figures: number, read: number, state: string][] = [[0, 0, trainingJobLifecycle.initial.id]];
  for (;;) {
    waiting.sort(([a], [b]) => b - a);
    const [figures, read, state] = waiting.pop()!;
    if (best.has(`${read} ${state}`)) continue;
    best.set(`${read} ${state}`, figures);
    const { terminal, status: shown } = trainingJobLifecycle.states.find(({ id }) => id === state)!;
    if (read === statuses.length && (ended ? terminal : state !== trainingJobLifecycle.initial.id)) return figures;
    if (read < statuses.length) waiting.push([figures + COST + 10 * RARE + EDIT + REMOVAL, read + 1, state]);
    for (const { to, status, evidence, seen } of trainingJobLifecycle.successors(state)) {
      if (status === shown) continue;
      const doubt = evidence === "inferred" ? INFERRED : RARE * rarity(seen);
      waiting.push([figures + COST + EDIT + doubt, read, to]);
      if (status === statuses[read]) waiting.push([figures + doubt, read + 1, to]);
    }
  }
}

test("of equal cost, the repair with the better evidence, then with fewer removals, is taken", {
  timeout: 600_000,
}, () => {
  fc.assert(
    fc.property(anyStatuses, (statuses) => {
      const { moves, cost, statuses: repaired } = repairHistory(historyOf(statuses, isEnd));
      let state = trainingJobLifecycle.initial.id;
      const edges = repaired.map((status) => {
        const edge = trainingJobLifecycle.successors(state).find((edge) => edge.status === status)!;
        state = edge.to;
        return edge;
      });
      const count = <T>(values: readonly T[], select: (value: T) => boolean) => values.filter(select).length;
      const figures = [
        cost,
        count(edges, ({ evidence }) => evidence === "inferred"),
        edges.reduce((sum, { evidence, seen }) => sum + (evidence === "inferred" ? 0 : rarity(seen)), 0) +
          10 * count(moves, ({ move }) => move === "remove"),
        count(moves, ({ move }) => move !== "keep"),
        count(moves, ({ move }) => move === "remove"),
      ];
      const told = figures.reduce((sum, figure) => sum * 1000 + figure, 0);
      expect(told).toBe(bestFigures(statuses, isEnd(statuses.at(-1))));
    }),
    { numRuns: samples(2_000, 200) },
  );
});
