import fc from "fast-check";
import { events, legalHistory, polls } from "../src/testing/index.ts";
import { type Bug, EVENT_BUGS, POLL_BUGS } from "../test/support/observed-bugs.ts";
import { type Bench, type Row, sideBySide } from "./bench.ts";
import { BUGS } from "./shrinking/bugs.ts";
import { chainedHistory } from "./shrinking/chained-history.ts";
import { shortestFailing } from "./shrinking/shortest.ts";

const SEEDS = 200;
const GENERATED = 50_000;

/** In portions, so that the time is that of generating values, not of keeping them. */
const PORTION = 500;

function generate(arbitrary: fc.Arbitrary<unknown>) {
  return () => {
    for (let seed = 0; seed < GENERATED / PORTION; seed++) fc.sample(arbitrary, { seed, numRuns: PORTION });
  };
}

/** Average number of entries of a history. */
function entries(arbitrary: fc.Arbitrary<readonly unknown[]>): number {
  const histories = fc.sample(arbitrary, { seed: 1, numRuns: 5000 });
  return histories.reduce((sum, history) => sum + history.length, 0) / histories.length;
}

/** In how many of the runs, of those that found the bug, shrinking ended with a shortest counterexample. */
function shrunkToShortest<T extends readonly unknown[]>(arbitrary: fc.Arbitrary<T>, bugs: readonly Bug<T>[]) {
  let found = 0;
  let shortest = 0;
  for (const { least, holds } of bugs) {
    for (let seed = 1; seed <= SEEDS; seed++) {
      const { counterexample } = fc.check(fc.property(arbitrary, holds), { seed, numRuns: 10_000 });
      if (counterexample === null) continue;
      found++;
      if (counterexample[0].length === least) shortest++;
    }
  }
  return { found, shortest };
}

export const shrinking: Bench = {
  name: "shrinking",
  title: "Histories for property-based tests",
  about:
    `${Object.keys(BUGS).length} wrong beliefs about histories × ${SEEDS} seeds: how often fast-check shrinks to a ` +
    "shortest counterexample, which a breadth-first search over all walks finds. The comparison is an arbitrary with one " +
    "`chain` per entry, which generates the same walks with the same probabilities. " +
    `Then ${Object.keys(POLL_BUGS).length} beliefs about what a poller sees, and ${Object.keys(EVENT_BUGS).length} about events.`,
  async run() {
    const historyBugs = Object.values(BUGS).map((holds) => ({ least: shortestFailing(holds), holds }));
    const own = shrunkToShortest(legalHistory(), historyBugs);
    const chained = shrunkToShortest(chainedHistory(), historyBugs);
    const observed = {
      polls: shrunkToShortest(polls(), Object.values(POLL_BUGS)),
      events: shrunkToShortest(events(), Object.values(EVENT_BUGS)),
    };
    const share = ({ found, shortest }: typeof own) => shortest / found;
    const percent = (counts: typeof own) => `${(100 * share(counts)).toFixed(2)} % of ${counts.found}`;
    const seconds = await sideBySide({ own: generate(legalHistory()), chained: generate(chainedHistory()) });
    const lengths = { own: entries(legalHistory()), chained: entries(chainedHistory()) };
    const speed = (kind: "own" | "chained") =>
      `${((seconds[kind] / GENERATED) * 1e6).toFixed(1)} µs, ${lengths[kind].toFixed(1)} entries on average`;
    const rows: Row[] = [
      {
        what: "shrinking ends with a shortest history",
        measured: percent(own),
        against: "of all runs that failed",
        ratio: share(own),
        atLeast: 0.99,
      },
      {
        what: "the same with `chain`",
        measured: percent(chained),
        against: "of all runs that failed",
        ratio: share(chained),
      },
      ...Object.entries(observed).map(([name, counts]) => ({
        what: `shrinking of \`${name}()\` ends with the fewest`,
        measured: percent(counts),
        against: "of all runs that failed",
        ratio: share(counts),
      })),
      {
        what: "a history is generated",
        measured: speed("own"),
        against: speed("chained"),
        ratio: seconds.chained / seconds.own,
        atLeast: 2.5,
      },
    ];
    return rows;
  },
};
