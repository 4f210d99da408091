import { readConfigureGlobal } from "fast-check";
import type { Lifecycle, LifecycleState } from "../../machine/lifecycle.ts";
import { toSeconds } from "../../model/units.ts";
import { someOf } from "../constraints/validators.ts";
import { allowedEdges } from "./allowed-edges.ts";
import { durationsOf } from "./durations.ts";
import { type LifeConstraints, lifecycleIn, MOST_ENTRIES } from "./life-constraints.ts";
import { TimedWalkArbitrary, type TimedWalkLimits } from "./timed-walk-arbitrary.ts";
import { type LengthSize, Walks } from "./walks.ts";

const YEAR = 365 * 86_400;
const MIN_START = new Date("2024-01-01T00:00:00Z");

/**
 * The timed walks that the constraints allow.
 *
 * @param constraints already checked by `checkConstraints`.
 * @param isAlone whether the history is generated without its job.
 * @throws TypeError that names the constraints which contradict each other.
 */
export function timedWalks(constraints: LifeConstraints, isAlone: boolean): TimedWalkArbitrary {
  return new TimedWalkArbitrary(limitsOf(constraints, isAlone));
}

function limitsOf(constraints: LifeConstraints, isAlone: boolean): TimedWalkLimits {
  const { minLength = 1, maxLength = MOST_ENTRIES } = constraints;
  if (minLength > maxLength) {
    throw new TypeError(`minLength ${minLength}, maxLength ${maxLength}: expected minLength <= maxLength`);
  }
  const lifecycle = lifecycleIn(constraints);
  const durationOf = durationsOf(constraints.durations, lifecycle);
  const edges = allowedEdges(lifecycle, constraints, isAlone);
  const walks = new Walks({
    lifecycle,
    edges,
    goals: goalsOf(lifecycle, constraints),
    minLength,
    maxLength,
    size: sizeOf(constraints),
  });
  const missed = constraints.terminalStatuses?.filter(
    (status) => !lifecycle.statesOf(status).some(({ id }) => walks.goals.has(id)),
  );
  if (missed !== undefined && missed.length > 0) {
    throw new TypeError(
      `terminalStatuses: with these constraints, no history of ${minLength} to ${maxLength} entries ends in ${missed.join(" or ")}`,
    );
  }
  return {
    walks,
    start: startOf(constraints),
    durationOf,
    hasMilliseconds: constraints.clock !== "seconds",
  };
}

/** As for fast-check's arrays, `maxLength` alone allows every length up to it. */
function sizeOf({ size, maxLength }: LifeConstraints): LengthSize | undefined {
  return size ?? (maxLength === undefined ? (readConfigureGlobal()?.baseSize ?? "small") : undefined);
}

function startOf({ minStart = MIN_START, maxStart = new Date(minStart.getTime() + YEAR * 1000) }: LifeConstraints) {
  const [min, max] = [Math.ceil(toSeconds(minStart.getTime())), Math.floor(toSeconds(maxStart.getTime()))];
  if (min > max) {
    throw new TypeError(
      "minStart, maxStart: expected minStart no later than maxStart, with a whole second between them",
    );
  }
  return { min, max };
}

function goalsOf(lifecycle: Lifecycle, { ended, terminalStatuses: wanted }: LifeConstraints) {
  const wrong = wanted === undefined ? undefined : someOf(lifecycle.terminalStatuses)(wanted);
  if (wrong !== undefined) throw new TypeError(`terminalStatuses: ${wrong}`);
  if (ended === false && wanted !== undefined) {
    throw new TypeError("terminalStatuses: not allowed with ended: false, which generates unfinished histories");
  }
  const terminalStatuses: readonly string[] = wanted ?? lifecycle.terminalStatuses;
  const idsOf = (select: (state: LifecycleState) => boolean) =>
    lifecycle.states.filter(select).map((state) => state.id);
  const ends = idsOf(({ terminal, status }) => terminal && terminalStatuses.includes(status!));
  const unfinished = idsOf(({ terminal, status }) => !terminal && status !== undefined);
  return ended === undefined ? [ends, unfinished] : [ended ? ends : unfinished];
}
