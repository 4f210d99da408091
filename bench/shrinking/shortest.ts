import { trainingJobLifecycle } from "../../src/index.ts";
import type { Edge } from "../../src/machine/lifecycle.ts";
import { allowedEdges } from "../../src/testing/walks/allowed-edges.ts";
import { durationsOf } from "../../src/testing/walks/durations.ts";
import { type Entry, entriesOf } from "../../src/testing/walks/entries.ts";
import { STATUS_MESSAGES } from "../../src/testing/walks/status-message.ts";
import type { WalkStep } from "../../src/testing/walks/timed-walk.ts";

/**
 * The length of a shortest history that makes a property fail, found by breadth-first search over all walks of the
 * lifecycle. Each walk is tried with each entry as short and as long as possible, and with equal and different
 * messages. Every bug of the benchmark shows in one of these variants if it shows on the walk at all.
 */
export function shortestFailing(holds: (history: readonly Entry<Date>[]) => boolean): number {
  const edges = allowedEdges(trainingJobLifecycle, {}, true);
  let walks: Edge[][] = [[]];
  for (let length = 1; ; length++) {
    walks = walks.flatMap((walk) => {
      const at = walk.at(-1)?.to ?? trainingJobLifecycle.initial.id;
      return edges.filter((edge) => edge.from === at).map((edge) => [...walk, edge]);
    });
    if (walks.length === 0) throw new Error("no walk makes the property fail");
    if (walks.some((walk) => [...histories(walk)].some((history) => !holds(history)))) return length;
  }
}

const durationOf = durationsOf({}, trainingJobLifecycle);

function* histories(walk: readonly Edge[]): Generator<Entry<Date>[]> {
  const states = walk.map((edge) => trainingJobLifecycle.states.find(({ id }) => id === edge.to)!);
  for (let lengths = 0; lengths < 2 ** (walk.length - 1); lengths++) {
    for (const messageIndex of STATUS_MESSAGES.keys()) {
      const steps = walk.map((edge, i): WalkStep => {
        const { min, max } = durationOf(states[i]!, 1);
        const seconds = i === walk.length - 1 ? 0 : lengths & (1 << i) ? max : min;
        return { edge, state: states[i]!, milliseconds: seconds * 1000, messageIndex };
      });
      const timed = { lifecycle: trainingJobLifecycle, start: 1_714_521_600_000, steps };
      yield entriesOf(timed, (milliseconds) => new Date(milliseconds));
    }
  }
}
