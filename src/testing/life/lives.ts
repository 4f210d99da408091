import type { LifecycleState } from "../../machine/lifecycle.ts";
import { trainingJob } from "../../machine/training-job.ts";
import { parseEvidence } from "../../validate/options.ts";
import { allowedEdges } from "./allowed-edges.ts";
import { durationsOf } from "./durations.ts";
import { LifeArbitrary, type LifeLimits } from "./life-arbitrary.ts";
import type { LifeConstraints } from "./life-constraints.ts";
import { Walks } from "./walks.ts";

const YEAR = 365 * 86_400;
const MIN_START = new Date("2024-01-01T00:00:00Z");

/**
 * The lives that constraints allow.
 *
 * @param isAlone whether the history is told without its job.
 * @throws TypeError naming the constraint that cannot be met.
 */
export function lives(constraints: LifeConstraints, isAlone: boolean): LifeArbitrary {
  return new LifeArbitrary(limitsOf(constraints, isAlone));
}

function limitsOf(constraints: LifeConstraints, isAlone: boolean): LifeLimits {
  const { evidence = "observed", minEntries = 1, maxEntries = Math.max(12, minEntries) } = constraints;
  parseEvidence(evidence);
  if (!Number.isInteger(minEntries) || !Number.isInteger(maxEntries) || minEntries < 1 || minEntries > maxEntries) {
    throw new TypeError(`minEntries ${minEntries}, maxEntries ${maxEntries}: expected integers 1 <= min <= max`);
  }
  const durations = durationsOf(constraints.durations);
  const edges = allowedEdges(trainingJob, constraints, isAlone);
  return {
    walks: new Walks({ lifecycle: trainingJob, edges, goals: goalsOf(constraints), minEntries, maxEntries }),
    start: startOf(constraints),
    durationOf: ({ phase, id }) => {
      if (phase === undefined) throw new TypeError(`${id} lasts: the lifecycle must say in which phase it is`);
      return durations[phase];
    },
    hasMilliseconds: constraints.clock !== "seconds",
  };
}

function startOf({ minStart = MIN_START, maxStart = new Date(minStart.getTime() + YEAR * 1000) }: LifeConstraints) {
  const [min, max] = [Math.ceil(minStart.getTime() / 1000), Math.floor(maxStart.getTime() / 1000)];
  if (!(min <= max)) throw new TypeError("minStart, maxStart: expected dates, minStart no later than maxStart");
  return { min, max };
}

function goalsOf({ ended, terminalStatuses = trainingJob.terminalStatuses as never }: LifeConstraints) {
  const unknown = terminalStatuses.filter((status) => !trainingJob.terminalStatuses.includes(status));
  if (unknown.length > 0) {
    const known = trainingJob.terminalStatuses.join(", ");
    throw new TypeError(`terminalStatuses: ${unknown.join(", ")} ends no job; expected some of ${known}`);
  }
  const idsOf = (select: (state: LifecycleState) => boolean) =>
    trainingJob.states.filter(select).map((state) => state.id);
  const ends = idsOf(({ terminal, status }) => terminal && terminalStatuses.some((wanted) => wanted === status));
  const rests = idsOf(({ terminal, status }) => !terminal && status !== undefined);
  return ended === undefined ? [ends, rests] : [ended ? ends : rests];
}
