import type { Edge, LifecycleState } from "../../machine/lifecycle.ts";
import type { Entry } from "../walks/entries.ts";
import type { TimedWalk } from "../walks/timed-walk.ts";
import {
  type HistoryFault,
  type JobFault,
  type LimitFault,
  type Pick,
  pickFrom,
  positions,
  type WalkFault,
} from "./fault.ts";
import { legalPrefix } from "./legal-prefix.ts";

/** Whether the walk may follow an edge to a state. */
type IsNext = (edge: Edge, to: LifecycleState) => boolean;

/** Appends one step to an unfinished walk; the rule must report that step. */
function oneMoreStep(walk: TimedWalk, isNext: IsNext, pick: Pick): ReturnType<WalkFault["inject"]> {
  const { lifecycle, steps } = walk;
  const last = steps.at(-1)!;
  const stateOf = (id: string) => lifecycle.states.find((state) => state.id === id)!;
  const edge = pickFrom(
    lifecycle.successors(last.state.id).filter((edge) => isNext(edge, stateOf(edge.to))),
    pick,
  );
  if (edge === undefined) return undefined;
  const before = { ...last, milliseconds: pick(1, 3600) * 1000 };
  const next = { edge, state: stateOf(edge.to), milliseconds: 0, messageIndex: 0 };
  return { walk: { ...walk, steps: [...steps.slice(0, -1), before, next] }, path: [steps.length, "Status"] };
}

function statusesOf(history: readonly Entry<number>[]): string[] {
  return history.map(({ Status }) => Status);
}

export const unknownStatus: readonly HistoryFault[] = [
  {
    of: "history",
    title: "a status is misspelled",
    inject(history, pick, { statuses }) {
      const i = pick(0, history.length - 1);
      const { Status } = history[i]!;
      const misspelled = [`${Status}s`, Status.toUpperCase(), ""].filter((text) => !statuses.includes(text));
      Object.assign(history[i]!, { Status: pickFrom(misspelled, pick) });
      return [i, "Status"];
    },
  },
];

export const deprecatedStatus: readonly WalkFault[] = [
  {
    of: "walk",
    title: "the job enters a deprecated status",
    constraints: { ended: false, retired: false },
    inject: (walk, pick) => oneMoreStep(walk, (_, { deprecated }) => deprecated !== undefined, pick),
  },
];

export const unattestedTransition: readonly WalkFault[] = [
  {
    of: "walk",
    title: "the last transition rests on inference alone",
    constraints: { ended: false, evidence: "observed" },
    inject: (walk, pick) =>
      oneMoreStep(
        walk,
        ({ evidence, requires }, { deprecated }) =>
          evidence === "inferred" && requires === undefined && deprecated === undefined,
        pick,
      ),
  },
];

export const logBeginsMidway: readonly LimitFault[] = [
  {
    of: "limit",
    title: "the first entry of a log is missing",
    constraints: { minLength: 2 },
    inject(history, _, { firstStatuses }) {
      if (firstStatuses.includes(history[1]!.Status)) return undefined;
      history.shift();
      return { options: { mayBeginMidway: true }, path: [0, "Status"] };
    },
  },
];

export const illegalFirstStatus: readonly HistoryFault[] = [
  {
    of: "history",
    title: "the first entry is removed",
    constraints: { minLength: 2 },
    inject(history, _, { firstStatuses }) {
      if (firstStatuses.includes(history[1]!.Status)) return undefined;
      history.shift();
      return [0, "Status"];
    },
  },
];

export const statusAfterTerminal: readonly HistoryFault[] = [
  {
    of: "history",
    title: "an entry follows the terminal one",
    constraints: { ended: true },
    inject(history, pick, lifecycle) {
      const last = history.at(-1)!;
      const { to } = legalPrefix(statusesOf(history), lifecycle).at(-1)!;
      const legal = lifecycle.successors(to).map(({ status }) => status);
      const isIllegal = (status: string) =>
        ![last.Status, ...legal, ...lifecycle.deprecatedStatuses].some((other) => other === status);
      const Status = pickFrom(lifecycle.statuses.filter(isIllegal), pick) as typeof last.Status | undefined;
      if (Status === undefined) return undefined;
      history.push({ Status, StartTime: last.StartTime + pick(0, 60_000) });
      return [history.length - 1, "Status"];
    },
  },
];

export const repeatedStatus: readonly HistoryFault[] = [
  {
    of: "history",
    title: "an entry is duplicated",
    constraints: { retry: false },
    inject(history, pick, lifecycle) {
      const edges = legalPrefix(statusesOf(history), lifecycle);
      const mayRepeat = ({ to }: Edge) => lifecycle.successors(to).some((next) => next.to === to && !next.requires);
      const i = pickFrom(
        positions(edges, (edge) => !mayRepeat(edge)),
        pick,
      );
      if (i === undefined) return undefined;
      history.splice(i, 0, { ...history[i]! });
      return [i + 1, "Status"];
    },
  },
];

export const illegalTransition: readonly HistoryFault[] = [
  {
    of: "history",
    title: "an inner entry is removed whose neighbours have no legal transition",
    constraints: { minLength: 3 },
    inject(history, pick, lifecycle) {
      const statuses = statusesOf(history);
      const isInner = (i: number) => i > 0 && i < statuses.length - 1;
      const isEnd = (i: number) => lifecycle.terminalStatuses.includes(statuses[i]!);
      const dropped = positions(statuses, (_, i) => {
        // Only the transition across the gap may be illegal.
        const rest = statuses.toSpliced(i, 1);
        return isInner(i) && !isEnd(i - 1) && rest[i] !== rest[i - 1] && legalPrefix(rest, lifecycle).length === i;
      });
      const i = pickFrom(dropped, pick);
      if (i === undefined) return undefined;
      history.splice(i, 1);
      return [i, "Status"];
    },
  },
];

export const restartWithoutCause: readonly JobFault[] = [
  {
    of: "job",
    title: "the job returns to Starting without an interruption",
    constraints: { retry: false, minLength: 4 },
    inject({ SecondaryStatusTransitions: history }, pick, lifecycle) {
      const statuses = statusesOf(history);
      const i = pickFrom(
        positions(statuses, (_, i) => {
          const steps = legalPrefix(statuses.toSpliced(i, 1), lifecycle);
          return i > 0 && steps.length === statuses.length - 1 && steps[i]?.requires === "RetryStrategy";
        }),
        pick,
      );
      if (i === undefined) return undefined;
      history[i - 1]!.EndTime = history[i]!.EndTime!;
      history.splice(i, 1);
      return ["SecondaryStatusTransitions", i, "Status"];
    },
  },
];
