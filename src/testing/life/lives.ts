import type { LifecycleState } from "../../machine/lifecycle.ts";
import { trainingJob } from "../../machine/training-job.ts";
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
 * @param constraints each of its kind: whoever takes them has checked that.
 * @param isAlone whether the history is told without its job.
 * @throws TypeError naming the constraints that cannot be met together.
 */
export function lives(constraints: LifeConstraints, isAlone: boolean): LifeArbitrary {
  return new LifeArbitrary(limitsOf(constraints, isAlone));
}

function limitsOf(constraints: LifeConstraints, isAlone: boolean): LifeLimits {
  const { minEntries = 1, maxEntries = Math.max(12, minEntries) } = constraints;
  if (minEntries > maxEntries) {
    throw new TypeError(`minEntries ${minEntries}, maxEntries ${maxEntries}: expected no more of the first`);
  }
  const durations = durationsOf(constraints.durations);
  const edges = allowedEdges(trainingJob, constraints, isAlone);
  const walks = new Walks({ lifecycle: trainingJob, edges, goals: goalsOf(constraints), minEntries, maxEntries });
  const missed = constraints.terminalStatuses?.filter(
    (status) => !trainingJob.statesOf(status).some(({ id }) => walks.goals.has(id)),
  );
  if (missed !== undefined && missed.length > 0) {
    throw new TypeError(
      `terminalStatuses: with these constraints no history of ${minEntries} to ${maxEntries} entries ends in ${missed.join(" or ")}`,
    );
  }
  return {
    walks,
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
  if (min > max) {
    throw new TypeError(
      "minStart, maxStart: expected minStart no later than maxStart, and a whole second from the one to the other",
    );
  }
  return { min, max };
}

function goalsOf({ ended, terminalStatuses: wanted }: LifeConstraints) {
  if (ended === false && wanted !== undefined) {
    throw new TypeError("terminalStatuses: a life with ended: false has none; leave one of them out");
  }
  const terminalStatuses: readonly string[] = wanted ?? trainingJob.terminalStatuses;
  const idsOf = (select: (state: LifecycleState) => boolean) =>
    trainingJob.states.filter(select).map((state) => state.id);
  const ends = idsOf(({ terminal, status }) => terminal && terminalStatuses.includes(status!));
  const rests = idsOf(({ terminal, status }) => !terminal && status !== undefined);
  return ended === undefined ? [ends, rests] : [ended ? ends : rests];
}
