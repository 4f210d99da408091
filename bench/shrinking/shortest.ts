import { trainingJob } from "../../src/index.ts";
import type { Edge } from "../../src/machine/lifecycle.ts";
import { allowedEdges } from "../../src/testing/walks/allowed-edges.ts";
import { durationsOf } from "../../src/testing/walks/durations.ts";
import { type Entry, entriesOf } from "../../src/testing/walks/entries.ts";
import type { Step } from "../../src/testing/walks/life.ts";
import { STATUS_MESSAGES } from "../../src/testing/walks/status-message.ts";

/**
 * The least number of entries of a history that makes a property fail, by breadth-first search over all walks of the
 * lifecycle. Each walk is tried with its visits as short and as long as they may be, and with the same and with other
 * messages: between these every bug of the benchmark shows if it shows at all.
 */
export function shortestFailing(holds: (history: readonly Entry<Date>[]) => boolean): number {
  const edges = allowedEdges(trainingJob, {}, true);
  let walks: Edge[][] = [[]];
  for (let length = 1; ; length++) {
    walks = walks.flatMap((walk) => {
      const at = walk.at(-1)?.to ?? trainingJob.initial.id;
      return edges.filter((edge) => edge.from === at).map((edge) => [...walk, edge]);
    });
    if (walks.length === 0) throw new Error("no walk makes the property fail");
    if (walks.some((walk) => [...tellings(walk)].some((history) => !holds(history)))) return length;
  }
}

const TYPICAL = durationsOf();

function* tellings(walk: readonly Edge[]): Generator<Entry<Date>[]> {
  const states = walk.map((edge) => trainingJob.states.find(({ id }) => id === edge.to)!);
  for (let lengths = 0; lengths < 2 ** (walk.length - 1); lengths++) {
    for (const wording of STATUS_MESSAGES.keys()) {
      const steps = walk.map((edge, i): Step => {
        const { min, max } = TYPICAL[states[i]!.phase ?? "waiting"];
        const seconds = i === walk.length - 1 ? 0 : lengths & (1 << i) ? max : min;
        return { edge, state: states[i]!, milliseconds: seconds * 1000, wording };
      });
      yield entriesOf({ start: 1_714_521_600_000, steps }, (milliseconds) => new Date(milliseconds));
    }
  }
}
