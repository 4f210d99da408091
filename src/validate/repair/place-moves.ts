import type { Entry } from "../engine/entry.ts";
import type { RuleContext } from "../engine/rule-context.ts";
import { type AlignedEntry, type Alignment, align } from "./align.ts";
import type { AlignmentTable } from "./alignment-table.ts";
import type { Costs } from "./costs.ts";
import { replacementsFor } from "./replacements.ts";
import { type Bounds, boundsBetween, jsonTime } from "./time-bounds.ts";

/** An entry that the history lacks, with the times that bound it, if the input has any. */
export interface NewEntry {
  readonly Status: string;
  readonly StartTime?: number | string;
  readonly EndTime?: number | string;
}

export interface Insertion {
  readonly move: "insert";
  readonly entry: NewEntry;
  readonly bounds: Bounds;
  /** The entry of the input that follows it. */
  readonly next: Entry | undefined;
}

/** An entry that stays, with another status. */
export interface Replacement {
  readonly move: "replace";
  readonly visit: Entry;
  readonly status: string;
}

type DraftStep =
  | Insertion
  | Replacement
  | { readonly move: "keep"; readonly visit: Entry }
  | { readonly move: "remove"; readonly visit: Entry };

/** An alignment with positions and times in the input, before messages are added. */
export interface Draft {
  readonly cost: number;
  readonly ended: boolean;
  readonly steps: readonly DraftStep[];
}

/** @param order the entries in the order in which they are to be judged; those of the context that it lacks are removed. */
export function draftRepair(context: RuleContext, order: readonly Entry[], table: AlignmentTable, costs: Costs): Draft {
  const judged = new Set(order);
  const entriesInOrder = [...context.entries.filter((visit) => !judged.has(visit)), ...order];
  const staysOf = staysIn(context, table, costs);
  const entries = entriesInOrder.map(({ status }, i) => ({
    stays: judged.has(entriesInOrder[i]!) ? staysOf(status) : [],
    removal:
      status !== undefined && status === entriesInOrder[i - 1]?.status ? costs.repeat(status) : costs.remove(status),
  }));
  const { alignment, ended } = alignmentOf(entries, context, table);
  return { cost: alignment.cost, ended, steps: place(alignment, entriesInOrder, context, ended) };
}

/** The states in which an entry with a status may stay, looked up once per status. */
function staysIn({ lifecycle }: RuleContext, table: AlignmentTable, costs: Costs) {
  const made = new Map<string | undefined, AlignedEntry["stays"]>();
  return (status: string | undefined): AlignedEntry["stays"] => {
    const known = made.get(status);
    if (known !== undefined) return known;
    const own = table.showing(status).map((state) => ({ state }));
    const others = status === undefined ? [] : replacementsFor(status, lifecycle);
    const stays = [
      ...own,
      ...others.flatMap((other) => table.showing(other).map((state) => ({ state, replacing: costs.replace(other) }))),
    ];
    made.set(status, stays);
    return stays;
  };
}

/**
 * The best alignment to where the repaired history may end. For an ended job: at a terminal state of its
 * TrainingJobStatus, or at any terminal state if edges of the allowed evidence reach none of those. Otherwise: anywhere
 * but in the initial state, or there if no edge is legal.
 */
function alignmentOf(
  entries: readonly AlignedEntry[],
  { job, ended, lifecycle, mayBeginMidway }: RuleContext,
  table: AlignmentTable,
): { readonly alignment: Alignment; readonly ended: boolean } {
  const ends = lifecycle.states.filter(({ terminal }) => terminal);
  const endsOfJob = ends.filter(({ primaryStatus }) => primaryStatus === job?.TrainingJobStatus);
  const hasEnded = endsOfJob.length > 0 || ended;
  const anywhere = lifecycle.states.filter((state) => state !== lifecycle.initial);
  const nowhere = [lifecycle.initial];
  const wishes = hasEnded ? [endsOfJob, ends, anywhere, nowhere] : [anywhere, nowhere];
  const alignTo = (goals: typeof anywhere) => align(entries, table, table.ending(goals), mayBeginMidway);
  // Removing all entries leads to the initial state, so that there is always one.
  const alignment = wishes.reduce<ReturnType<typeof align>>((found, goals) => found ?? alignTo(goals), undefined)!;
  return { alignment, ended: hasEnded };
}

/** Adds to each insertion its time bounds and the entry that follows it. */
function place(
  { moves }: Alignment,
  entriesInOrder: readonly Entry[],
  context: RuleContext,
  ended: boolean,
): DraftStep[] {
  const following: (Entry | undefined)[] = [];
  for (let i = moves.length - 1, next: Entry | undefined; i >= 0; i--) {
    following[i] = next;
    const move = moves[i]!;
    if (move.move === "keep" || move.move === "replace") next = entriesInOrder[move.entry]!;
  }
  let previous: Entry | undefined;
  let isFirst = true;
  return moves.map((move, i): DraftStep => {
    if (move.move !== "insert") {
      const visit = entriesInOrder[move.entry]!;
      if (move.move === "remove") return { move: "remove", visit };
      [previous, isFirst] = [visit, true];
      if (move.move === "keep") return { move: "keep", visit };
      return { move: "replace", visit, status: context.lifecycle.states[move.state]!.status! };
    }
    const next = following[i];
    const bounds = boundsBetween(previous, next, context);
    const entry = newEntry(move.edge.status, bounds, {
      spans: isFirst && !context.lifecycle.terminalStatuses.includes(move.edge.status),
      closed: ended || next !== undefined,
    });
    isFirst = false;
    return { move: "insert", entry, bounds, next };
  });
}

/**
 * If several entries are inserted in one place, the first spans the time between the bounds and the others have no
 * duration, so that they do not overlap.
 */
function newEntry(
  Status: string,
  { after, before }: Bounds,
  { spans, closed }: { readonly spans: boolean; readonly closed: boolean },
): NewEntry {
  const end = before ?? after;
  const start = spans ? (after ?? before) : end;
  return {
    Status,
    ...(start === undefined ? {} : { StartTime: jsonTime(start) }),
    ...(end === undefined || !closed ? {} : { EndTime: jsonTime(end) }),
  };
}
