import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Edge, type Repair, repairHistory, trainingJobLifecycle } from "../../../src/index.ts";
import { samples } from "../../support/slow.ts";
import { historyOf, patched, sequenceFindings, statusesIn } from "./histories.ts";
import { DEFAULTS, leastCost, REPLACED, run } from "./search.ts";

const isEnd = (status: string | undefined) => trainingJobLifecycle.terminalStatuses.some((end) => end === status);

/** What is to hold of the repair of any array, told in one line where it does not. */
function expectLeastRepair(statuses: readonly string[]): void {
  const history = historyOf(statuses, isEnd);
  const ended = isEnd(statuses.at(-1));
  const least = leastCost(statuses, ended);
  const repair = repairHistory(history);
  const end = run(repair.statuses);
  const after = patched(history, repair);
  const wrong = [
    ...(repair.cost === least ? [] : [`cost ${repair.cost}, by search ${least}`]),
    ...(repair.ended === ended && end !== undefined && (end.isFinal || !ended) ? [] : ["it is no life"]),
    ...(statusesIn(after).join() === repair.statuses.join() ? [] : [`the patch makes ${statusesIn(after)}`]),
    ...sequenceFindings(after),
  ];
  if (wrong.length > 0) expect.fail(`${statuses.join(" ")}: ${wrong.join("; ")}`);
}

test("every history of up to six entries over a reduced alphabet", { timeout: 600_000 }, () => {
  // Of these can be made: both Uploadings, a loop, lives that lack something, ends, and what is unknown.
  const alphabet = ["Starting", "training", "Uploading", "Stopping", "Completed", "Bogus"];
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
const status = fc.constantFrom(...trainingJobLifecycle.statuses, "Bogus", "training");
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
 * An open history whose last entry stays may go on with statuses that the machine takes after the repaired end. The repair
 * of the longer history then costs the same, whether or not it leads to an end, since nothing in the future is wrong. (Its
 * cost is no greater: keep the future. And no smaller: of a repair of the whole, the moves on the old part make a prefix
 * of a life, and prefixes of lives are what open histories are aligned to.) One case is apart: an open history may
 * not become empty, and a longer one may lose all of its old part. So the cost may be less where repairing the old part cost
 * more than removing it.
 */
const removingAll = (statuses: readonly string[]) =>
  statuses.reduce((sum, status, i) => sum + (status === statuses[i - 1] ? 2 : 10), 0);

test("a legal future changes nothing in the cost of an open history", { timeout: 600_000 }, () => {
  fc.assert(
    fc.property(anyStatuses, fc.array(fc.nat(), { minLength: 1, maxLength: 10 }), (statuses, choices) => {
      fc.pre(!isEnd(statuses.at(-1)));
      const repair = repairHistory(historyOf(statuses, isEnd));
      const lastMove = repair.moves.at(-1)?.move;
      fc.pre(lastMove === "keep" || lastMove === "replace");
      const lived = [...repair.statuses];
      for (const choice of choices) {
        const { next } = run(lived)!;
        if (next.length > 0) lived.push(next[choice % next.length]!);
      }
      const future = lived.slice(repair.statuses.length);
      fc.pre(future.length > 0);
      const { cost } = repairHistory(historyOf([...statuses, ...future], isEnd));
      if (repair.cost <= removingAll(statuses)) expect(cost).toBe(repair.cost);
      else {
        expect(cost).toBeLessThanOrEqual(repair.cost);
        expect(cost).toBeGreaterThanOrEqual(removingAll(statuses));
      }
    }),
    { numRuns: samples(10_000, 500) },
  );
});

test("with the evidence observed, only what was seen is inserted", { timeout: 600_000 }, () => {
  const { edges } = trainingJobLifecycle;
  const isSeen = ({ evidence, seen }: Edge) => evidence === "observed" || seen !== undefined;
  const observed = fc.array(fc.constantFrom("Starting", "Pending", "Downloading", "Training", "Completed", "Stopped"));
  fc.assert(
    fc.property(observed, (statuses) => {
      const { moves, cost } = repairHistory(historyOf(statuses, isEnd), { evidence: "observed" });
      let state = trainingJobLifecycle.initial.id;
      for (const { move, status } of moves) {
        if (move === "remove") continue;
        const edge = edges.find((edge) => edge.from === state && edge.status === status)!;
        if (move === "insert") expect([edge, isSeen(edge)]).toEqual([edge, true]);
        state = edge.to;
      }
      expect(cost).toBe(leastCost(statuses, isEnd(statuses.at(-1)), DEFAULTS, true));
    }),
    { numRuns: samples(10_000, 500) },
  );
});

describe("costs by status, move and support", () => {
  const figure = fc.integer({ min: 0, max: 5 });
  const cost = fc.oneof(figure, fc.dictionary(fc.constantFrom(...trainingJobLifecycle.statuses), figure));
  const edgeCost = fc.oneof(figure, fc.record({ common: figure, rare: figure, inferred: figure }));

  test("the cost is still the least", { timeout: 600_000 }, () => {
    const of = (cost: number | Record<string, number>, otherwise: number) => (status: string) =>
      typeof cost === "number" ? cost : (cost[status] ?? otherwise);
    fc.assert(
      fc.property(anyStatuses, cost, cost, cost, cost, edgeCost, (statuses, insert, remove, repeat, replace, edge) => {
        const history = historyOf(statuses, isEnd);
        const repair = repairHistory(history, { costs: { insert, remove, repeat, replace, edge } });
        const least = leastCost(statuses, isEnd(statuses.at(-1)), {
          insert: of(insert, 2),
          remove: of(remove, 10),
          repeat: of(repeat, 2),
          replace: of(replace, 2),
          edge: typeof edge === "number" ? { common: edge, rare: edge, inferred: edge } : edge,
        });
        expect(repair.cost).toBe(least);
        expect(sequenceFindings(patched(history, repair))).toEqual([]);
      }),
      { numRuns: samples(10_000, 500) },
    );
  });
});

/** What a new edge counts in figures: its cost, and its doubt, which is 8 less one for each doubling of the histories that show it. */
function weightOf({ evidence, seen }: Edge): number {
  if (evidence === "inferred") return 9 * COST + 100;
  const histories = seen === undefined ? 0 : seen.logs + seen.responses;
  let doubt = 8;
  for (let more = histories + 1; more >= 2 && doubt > 0; more /= 2) doubt--;
  return (histories >= 10 ? 0 : 3) * COST + doubt;
}

/** Cost and doubt in one number. */
const COST = 1e6;
const INSERTION = 2 * COST + 1;
const REPLACEMENT = 2 * COST + 1;
const REMOVAL = 10 * COST + 2;
const REPEAT_REMOVAL = 2 * COST + 2;

function removalOf(statuses: readonly (string | null)[], i: number): number {
  return i > 0 && statuses[i] === statuses[i - 1] ? REPEAT_REMOVAL : REMOVAL;
}

/** The best figures of any repair, by Dijkstra's search over the edges. */
function bestFigures(statuses: readonly string[], ended: boolean): number {
  const done = new Set<string>();
  type Waiting = [figures: number, read: number, state: string, isNeighbour: boolean];
  const waiting: Waiting[] = [[0, 0, trainingJobLifecycle.initial.id, true]];
  for (;;) {
    waiting.sort(([a], [b]) => b - a);
    const [figures, read, state, isNeighbour] = waiting.pop()!;
    const key = `${read} ${state} ${isNeighbour}`;
    if (done.has(key)) continue;
    done.add(key);
    const { terminal, status: shown } = trainingJobLifecycle.states.find(({ id }) => id === state)!;
    if (read === statuses.length && (ended ? terminal : state !== trainingJobLifecycle.initial.id)) return figures;
    if (read < statuses.length) waiting.push([figures + removalOf(statuses, read), read + 1, state, false]);
    for (const edge of trainingJobLifecycle.successors(state)) {
      const { to, status, requires } = edge;
      if (status === shown) continue;
      const weight = weightOf(edge);
      if (requires === undefined) waiting.push([figures + INSERTION + weight, read, to, false]);
      const stays = figures + (isNeighbour ? 0 : weight);
      if (status === statuses[read]) waiting.push([stays, read + 1, to, true]);
      if (status === REPLACED[statuses[read]!]) waiting.push([stays + REPLACEMENT, read + 1, to, true]);
    }
  }
}

/** The figures of a repair, from its moves. */
function figuresOf({ moves }: Repair, statuses: readonly string[]): number {
  let figures = 0;
  let state = trainingJobLifecycle.initial.id;
  let isNeighbour = true;
  for (const { move, status, index } of moves) {
    if (move === "remove") {
      figures += removalOf(statuses, index);
      isNeighbour = false;
      continue;
    }
    const edge = trainingJobLifecycle.successors(state).find((edge) => edge.status === status)!;
    const stays = move !== "insert";
    if (!(isNeighbour && stays)) figures += weightOf(edge);
    if (!stays) figures += INSERTION;
    if (move === "replace") figures += REPLACEMENT;
    [state, isNeighbour] = [edge.to, stays];
  }
  return figures;
}

test("of equal cost, the repair with the better evidence, then with fewer edits and removals, is taken", {
  timeout: 600_000,
}, () => {
  fc.assert(
    fc.property(anyStatuses, (statuses) => {
      const repair = repairHistory(historyOf(statuses, isEnd));
      expect(figuresOf(repair, statuses)).toBe(bestFigures(statuses, isEnd(statuses.at(-1))));
    }),
    { numRuns: samples(2_000, 200) },
  );
});
