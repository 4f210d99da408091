import fc from "fast-check";
import { trainingJobLifecycle } from "../../src/index.ts";
import type { Edge } from "../../src/machine/lifecycle.ts";
import type { SecondaryStatus } from "../../src/machine/training-job.ts";
import type { Entry } from "../../src/testing/index.ts";
import { allowedEdges } from "../../src/testing/walks/allowed-edges.ts";
import { durationsOf } from "../../src/testing/walks/durations.ts";
import { STATUS_MESSAGES } from "../../src/testing/walks/status-message.ts";

const EDGES = allowedEdges(trainingJobLifecycle, {}, true);
const durationOf = durationsOf({}, trainingJobLifecycle);
const STATES = new Map(trainingJobLifecycle.states.map((state) => [state.id, state]));

/** How to reach a goal: `from[left]` maps each state to the edges that begin a path of exactly `left` edges to the goal. */
interface Plan {
  readonly lengths: readonly number[];
  readonly from: readonly ReadonlyMap<string, readonly Edge[]>[];
}

/**
 * The same histories without a custom Arbitrary: one `chain` per step. The walks have the same probabilities as those of
 * `legalHistory`: the goal is chosen first, then a length, and then edges that can still reach the goal.
 */
export function chainedHistory(maxLength = 12): fc.Arbitrary<Entry<Date>[]> {
  const states = trainingJobLifecycle.states.filter(({ status }) => status !== undefined);
  const groups = [true, false].map((isEnd) =>
    states
      .filter(({ terminal }) => terminal === isEnd)
      .map(({ id }) => planFor(id, maxLength))
      .filter(({ lengths }) => lengths.length > 0),
  );
  const plan = fc.constantFrom(...groups).chain((group) => fc.constantFrom(...group));
  const start = fc.integer({ min: 1_704_067_200, max: 1_735_603_200 });
  return fc
    .tuple(start, plan)
    .chain(([start, { lengths, from }]) =>
      fc.constantFrom(...lengths).chain((length) => rest(from, trainingJobLifecycle.initial.id, start * 1000, length)),
    );
}

function rest(from: Plan["from"], state: string, start: number, left: number): fc.Arbitrary<Entry<Date>[]> {
  if (left === 0) return fc.constant([]);
  return fc.constantFrom(...from[left]!.get(state)!).chain((edge) => {
    const state = STATES.get(edge.to)!;
    const { description, terminal } = state;
    const messageIndex = fc.constantFrom(...STATUS_MESSAGES.map((word) => word({ description } as never)));
    const range = terminal ? { min: 0, max: 0 } : durationOf(state, 1);
    return fc
      .tuple(fc.integer({ min: range.min * 1000, max: range.max * 1000 }), messageIndex)
      .chain(([milliseconds, message]) =>
        rest(from, edge.to, start + milliseconds, left - 1).map((rest) => {
          const entry: Entry<Date> = { Status: edge.status as SecondaryStatus, StartTime: new Date(start) };
          if (terminal || rest.length > 0) entry.EndTime = new Date(start + milliseconds);
          if (message !== undefined) entry.StatusMessage = message;
          return [entry, ...rest];
        }),
      );
  });
}

function planFor(goal: string, maxLength: number): Plan {
  const from: Map<string, Edge[]>[] = [new Map([[goal, []]])];
  for (let left = 1; left <= maxLength; left++) {
    const leading = EDGES.filter((edge) => from[left - 1]!.has(edge.to));
    from.push(new Map(leading.map(({ from: state }) => [state, leading.filter((edge) => edge.from === state)])));
  }
  const lengths = [...from.keys()].slice(1).filter((length) => from[length]!.has(trainingJobLifecycle.initial.id));
  return { lengths, from };
}
