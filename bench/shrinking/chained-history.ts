import fc from "fast-check";
import { trainingJob } from "../../src/index.ts";
import type { Edge } from "../../src/machine/lifecycle.ts";
import type { SecondaryStatus } from "../../src/machine/training-job.ts";
import type { Entry } from "../../src/testing/index.ts";
import { allowedEdges } from "../../src/testing/life/allowed-edges.ts";
import { durationsOf } from "../../src/testing/life/durations.ts";
import { WORDINGS } from "../../src/testing/life/wording.ts";

const EDGES = allowedEdges(trainingJob, {}, true);
const TYPICAL = durationsOf();

const isTerminal = (edge: Edge) => trainingJob.terminalStatuses.includes(edge.status);

/**
 * What one writes without an Arbitrary of one's own: one `chain` a step, each step chosen from the one before it. An
 * end comes with the last entry only, so that histories are about as long as those of `legalHistory`.
 */
export function chainedHistory(maxEntries = 12): fc.Arbitrary<Entry<Date>[]> {
  const from = (state: string, start: number, left: number): fc.Arbitrary<Entry<Date>[]> => {
    const edges = EDGES.filter((edge) => edge.from === state && (left === 1 || !isTerminal(edge)));
    if (edges.length === 0 || left === 0) return fc.constant([]);
    return fc.constantFrom(...edges).chain((edge) => {
      const { phase, description, terminal } = trainingJob.states.find(({ id }) => id === edge.to)!;
      const wording = fc.constantFrom(...WORDINGS.map((word) => word({ description } as never)));
      const range = terminal ? { min: 0, max: 0 } : TYPICAL[phase!];
      return fc
        .tuple(fc.integer({ min: range.min * 1000, max: range.max * 1000 }), wording)
        .chain(([milliseconds, message]) =>
          from(edge.to, start + milliseconds, left - 1).map((rest) => {
            const entry: Entry<Date> = { Status: edge.status as SecondaryStatus, StartTime: new Date(start) };
            if (terminal || rest.length > 0) entry.EndTime = new Date(start + milliseconds);
            if (message !== undefined) entry.StatusMessage = message;
            return [entry, ...rest];
          }),
        );
    });
  };
  return fc
    .tuple(fc.integer({ min: 1_704_067_200, max: 1_735_603_200 }), fc.integer({ min: 1, max: maxEntries }))
    .chain(([start, length]) => from(trainingJob.initial.id, start * 1000, length));
}
