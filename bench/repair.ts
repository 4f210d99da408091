import { repairHistory, trainingJobLifecycle } from "../src/index.ts";
import { align } from "../src/validate/repair/align.ts";
import { alignmentTable } from "../src/validate/repair/alignment-table.ts";
import { resolveCosts } from "../src/validate/repair/costs.ts";
import { type Bench, type Row, sideBySide } from "./bench.ts";

const { states, edges, statuses, primaryStatuses, initial } = trainingJobLifecycle;
const table = alignmentTable(
  { lifecycle: trainingJobLifecycle, evidence: "inferred", hasRetryStrategy: true },
  // As a plain edit distance, which the search has too.
  resolveCosts({ insert: 1, remove: 1, repeat: 1, replace: 2, edge: 0 }, trainingJobLifecycle),
);
const anywhere = table.ending(states.filter((state) => state !== initial));

export const repair: Bench = {
  name: "repair",
  title: "Repair: optimal alignment",
  about:
    "Histories are aligned to prefixes of legal histories at unit costs. Some have random statuses; others are legal except " +
    "for two changed entries, so that a search visits few nodes. The comparison is Dijkstra's search of the synchronous " +
    "product of history and lifecycle, with a binary heap and stopped at the first final node. It finds the same cost, " +
    "which the run checks. The longer histories show whether the time per entry stays constant. " +
    "repairHistory does more than align: it runs the rules twice and writes messages and a patch.",
  async run() {
    const seeds = Array.from({ length: 500 }, (_, seed) => seed);
    return [
      {
        ...(await againstSearch(
          "random statuses",
          seeds.map((seed) => randomStatuses(20, seed)),
        )),
        atLeast: 5,
      },
      await againstSearch(
        "a life with two changes",
        seeds.map((seed) => changedLife(20, seed)),
      ),
      ...(await byLength()),
    ];
  },
};

async function againstSearch(what: string, histories: readonly string[][]): Promise<Row> {
  for (const history of histories) {
    if (alignStatuses(history) !== dijkstra(history)) throw new Error(`costs differ: ${history.join(" ")}`);
  }
  const seconds = await sideBySide({
    align: () => repeat(20, () => histories.forEach(alignStatuses)),
    dijkstra: () => histories.forEach(dijkstra),
  });
  const [ours, theirs] = [seconds.align / 20 / histories.length, seconds.dijkstra / histories.length];
  return {
    what: `aligning ${histories[0]!.length} entries, ${what}`,
    measured: `${micro(ours)} a history`,
    against: `${micro(theirs)} by Dijkstra's search of the product`,
    ratio: theirs / ours,
  };
}

async function byLength(): Promise<Row[]> {
  const lengths = [100, 1_000, 10_000];
  const histories = lengths.map((length) => randomStatuses(length, length));
  const hasTimes = histories.map((history) =>
    history.map((Status, i) => ({ Status, StartTime: 1_700_000_000 + i, EndTime: 1_700_000_001 + i })),
  );
  const total = 200_000;
  const works = Object.fromEntries(
    lengths.flatMap((length, i) => [
      [`align ${length}`, () => repeat(total / length, () => alignStatuses(histories[i]!))],
      [`repair ${length}`, () => repeat(total / length / 10, () => repairHistory(hasTimes[i]!))],
    ]),
  );
  const seconds = await sideBySide(works);
  const perEntry = (what: string, length: number) =>
    seconds[`${what} ${length}`]! / (what === "align" ? total : total / 10);
  return lengths.flatMap((length) =>
    ["align", "repair"].map(
      (what): Row => ({
        what: `${what === "align" ? "aligning" : "repairHistory of"} ${length} entries`,
        measured: `${micro(perEntry(what, length))} an entry`,
        against: `${micro(perEntry(what, lengths[0]!))} an entry of ${lengths[0]}`,
        ratio: perEntry(what, lengths[0]!) / perEntry(what, length),
      }),
    ),
  );
}

const stays = new Map<string, { state: number }[]>(
  statuses.map((status) => [status, table.showing(status).map((state) => ({ state }))]),
);

function alignStatuses(history: readonly string[]): number {
  const entries = history.map((status) => ({ stays: stays.get(status)!, removal: 1 }));
  return align(entries, table, anywhere)!.cost;
}

const index = new Map(states.map(({ id }, i) => [id, i]));
const successors = states.map(({ id }) =>
  edges.filter(({ from }) => from === id).map(({ to, status }) => ({ to: index.get(to)!, status })),
);

/** The least cost by a plain search: nodes are `entries read × state`, the heap holds `[cost, node]`. */
function dijkstra(history: readonly string[]): number {
  const n = states.length;
  const best = new Float64Array((history.length + 1) * n).fill(Number.POSITIVE_INFINITY);
  const heap: [cost: number, node: number][] = [];
  const relax = (cost: number, node: number) => {
    if (cost >= best[node]!) return;
    best[node] = cost;
    push(heap, [cost, node]);
  };
  relax(0, index.get(initial.id)!);
  for (;;) {
    const [cost, node] = pop(heap);
    if (cost > best[node]!) continue;
    const [read, state] = [Math.floor(node / n), node % n];
    if (read === history.length && states[state] !== initial) return cost;
    if (read < history.length) relax(cost + 1, node + n);
    for (const { to, status } of successors[state]!) {
      relax(cost + 1, read * n + to);
      if (status === history[read]) relax(cost, (read + 1) * n + to);
    }
  }
}

type Heap = [cost: number, node: number][];

function push(heap: Heap, item: Heap[number]): void {
  let at = heap.push(item) - 1;
  while (at > 0) {
    const parent = (at - 1) >> 1;
    if (heap[parent]![0] <= item[0]) break;
    heap[at] = heap[parent]!;
    at = parent;
  }
  heap[at] = item;
}

function pop(heap: Heap): Heap[number] {
  const top = heap[0]!;
  const item = heap.pop()!;
  if (heap.length === 0) return top;
  let at = 0;
  for (;;) {
    let child = 2 * at + 1;
    if (child >= heap.length) break;
    if (child + 1 < heap.length && heap[child + 1]![0] < heap[child]![0]) child++;
    if (heap[child]![0] >= item[0]) break;
    heap[at] = heap[child]!;
    at = child;
  }
  heap[at] = item;
  return top;
}

/** Numbers from 0 to 1, the same every time: a linear congruential generator (Numerical Recipes). */
function chance(seed: number): () => number {
  let at = seed;
  return () => {
    at = (Math.imul(at, 1_664_525) + 1_013_904_223) >>> 0;
    return at / 2 ** 32;
  };
}

function pick<T>(values: readonly T[], next: () => number): T {
  return values[Math.floor(next() * values.length)]!;
}

function randomStatuses(length: number, seed: number): string[] {
  const next = chance(seed);
  return Array.from({ length }, () => pick(statuses, next));
}

/**
 * A walk within the first primary status, which has cycles, so it can have any length; two of its statuses are then
 * changed.
 */
function changedLife(length: number, seed: number): string[] {
  const next = chance(seed);
  let state = index.get(initial.id)!;
  const life = Array.from({ length }, (): string => {
    const onward = successors[state]!.filter(({ to }) => states[to]!.primaryStatus === primaryStatuses[0]);
    const edge = pick(onward, next);
    state = edge.to;
    return edge.status;
  });
  for (let i = 0; i < 2; i++) life[Math.floor(next() * length)] = pick(statuses, next);
  return life;
}

function repeat(times: number, work: () => unknown): void {
  for (let i = 0; i < times; i++) work();
}

function micro(seconds: number): string {
  return `${(seconds * 1e6).toPrecision(3)} µs`;
}
