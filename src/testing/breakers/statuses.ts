import type { Edge, LifecycleState } from "../../machine/lifecycle.ts";
import { trainingJob } from "../../machine/training-job.ts";
import type { Life } from "../life/life.ts";
import { type HistoryBreaker, type JobBreaker, type LifeBreaker, type Pick, pickFrom, positions } from "./breaker.ts";
import { legalSteps, without } from "./legal-steps.ts";

const stateOf = (id: string): LifecycleState => trainingJob.states.find((state) => state.id === id)!;

/** The open life with one more step, which is what the rule tells of. */
function oneMoreStep(
  { start, steps }: Life,
  is: (edge: Edge) => boolean,
  pick: Pick,
): ReturnType<LifeBreaker["breaks"]> {
  const last = steps.at(-1)!;
  const edge = pickFrom(trainingJob.successors(last.state.id).filter(is), pick);
  if (edge === undefined) return undefined;
  const visit = { ...last, milliseconds: pick(1, 3600) * 1000 };
  const next = { edge, state: stateOf(edge.to), milliseconds: 0, wording: 0 };
  return { life: { start, steps: [...steps.slice(0, -1), visit, next] }, path: [steps.length, "Status"] };
}

export const unknownStatus: readonly HistoryBreaker[] = [
  {
    of: "history",
    title: "a status is misspelt",
    breaks(history, pick) {
      const i = pick(0, history.length - 1);
      const { Status } = history[i]!;
      Object.assign(history[i]!, { Status: [`${Status}s`, Status.toUpperCase(), ""][pick(0, 2)] });
      return [i, "Status"];
    },
  },
];

export const deprecatedStatus: readonly LifeBreaker[] = [
  {
    of: "life",
    title: "the job enters a status that is no longer supported",
    lives: { ended: false },
    breaks: (life, pick) => oneMoreStep(life, ({ to }) => stateOf(to).deprecated !== undefined, pick),
  },
];

export const unattestedTransition: readonly LifeBreaker[] = [
  {
    of: "life",
    title: "the last step is legal by inference alone",
    lives: { ended: false },
    breaks: (life, pick) =>
      oneMoreStep(
        life,
        ({ evidence, requires, to }) =>
          evidence === "inferred" && requires === undefined && stateOf(to).deprecated === undefined,
        pick,
      ),
  },
];

export const illegalFirstStatus: readonly HistoryBreaker[] = [
  {
    of: "history",
    title: "the first entry is dropped",
    lives: { minEntries: 2 },
    breaks(history) {
      if (trainingJob.firstStatuses.includes(history[1]!.Status)) return undefined;
      history.shift();
      return [0, "Status"];
    },
  },
];

export const statusAfterTerminal: readonly HistoryBreaker[] = [
  {
    of: "history",
    title: "something follows the end",
    lives: { ended: true },
    breaks(history, pick) {
      const last = history.at(-1)!;
      const isOther = (status: string) => status !== last.Status && !trainingJob.deprecatedStatuses.includes(status);
      const Status = pickFrom(trainingJob.statuses.filter(isOther), pick) as typeof last.Status;
      history.push({ Status, StartTime: last.StartTime + pick(0, 60_000) });
      return [history.length - 1, "Status"];
    },
  },
];

export const repeatedStatus: readonly HistoryBreaker[] = [
  {
    of: "history",
    title: "an entry is there twice",
    lives: { retry: false },
    breaks(history, pick) {
      const i = pick(0, history.length - 1);
      history.splice(i, 0, { ...history[i]! });
      return [i + 1, "Status"];
    },
  },
];

export const illegalTransition: readonly HistoryBreaker[] = [
  {
    of: "history",
    title: "an inner entry is dropped, and nothing leads over the gap",
    lives: { minEntries: 3 },
    breaks(history, pick) {
      const statuses = history.map(({ Status }) => Status);
      const isInner = (i: number) => i > 0 && i < statuses.length - 1;
      const dropped = positions(statuses, (_, i) => {
        // The step over the gap is illegal, and no other.
        const rest = without(statuses, i);
        return isInner(i) && rest[i] !== rest[i - 1] && legalSteps(rest).length === i;
      });
      const i = pickFrom(dropped, pick);
      if (i === undefined) return undefined;
      history.splice(i, 1);
      return [i, "Status"];
    },
  },
];

export const restartWithoutCause: readonly JobBreaker[] = [
  {
    of: "job",
    title: "the job begins again, and nothing interrupted it",
    lives: { retry: false, minEntries: 4 },
    breaks({ SecondaryStatusTransitions: history }, pick) {
      const statuses = history.map(({ Status }) => Status);
      const i = pickFrom(
        positions(statuses, (_, i) => {
          const steps = legalSteps(without(statuses, i));
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
