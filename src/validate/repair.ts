import type { DescribedTrainingJob, PartialTransition } from "../history/job.ts";
import { isObject, property } from "../history/untrusted.ts";
import { examine } from "./examine.ts";
import { OPTIONS, resolveOptions, type Settings, type ValidateOptions } from "./options.ts";
import { alignmentTable } from "./repair/alignment-table.ts";
import { type Costs, type RepairCosts, resolveCosts } from "./repair/costs.ts";
import { type Draft, draftRepair } from "./repair/draft.ts";
import { insertMove, keepMove, type RepairMove, removeMove } from "./repair/moves.ts";
import { arrayPatch, type PatchItem, type PatchOperation } from "./repair/patch.ts";
import type { Subject } from "./subject.ts";

export interface RepairOptions extends ValidateOptions {
  /** What edits cost. Default: 1 each. */
  readonly costs?: RepairCosts | undefined;
}

/** What would have to be edited to make a history legal. Plain JSON. */
export interface Repair {
  /** The sum of the costs of all moves; 0 where nothing is to be inserted or removed. */
  readonly cost: number;
  /** Whether the job has ended, so that the repaired history leads to an end. */
  readonly ended: boolean;
  /** In the order of the repaired history. */
  readonly moves: readonly RepairMove[];
  /** The statuses of the repaired history. */
  readonly statuses: readonly string[];
  /** The same as a JSON Patch (RFC 6902) on the input itself; empty where nothing is to be done. */
  readonly patch: readonly PatchOperation[];
}

/**
 * The least-cost edit that makes the sequence of statuses legal: an optimal alignment, as conformance checking calls it.
 *
 * A job has ended if its TrainingJobStatus is one that has ends (Completed, Failed, Stopped), and an array, or a job
 * of another status, if its last entry shows an end. What has ended is aligned to a whole life: to an end of that
 * TrainingJobStatus, where a described job names one. What goes on is aligned to the beginning of one. Legal is what
 * replay takes for legal: `evidence` and the job's RetryStrategy count, and so does the order of the times where whole
 * entries changed places (they are then moved, at no cost; where that shows only once others are gone, the cost is the
 * least for the rest in that order). If nothing is legal by the `evidence` asked for, everything is removed.
 *
 * Of several repairs of one cost, the same is taken every time: the one with fewer inferred edges, then with the
 * edges that published histories show most (to remove an entry is more doubtful than one edge that none shows, and less
 * than two), then with fewer edited entries, then with fewer removed ones; then the later entry is removed and the
 * earlier kept, and the statuses that the lifecycle writes first are inserted.
 *
 * @param history an array of transitions or a described job. It is not changed. Anything else is repaired too.
 * @param options those of `validateHistory`, and `costs`.
 * @returns moves with sentences and time bounds, and a patch. Applied, the patch gives a history in which no rule finds
 *   fault with the sequence; an inserted entry carries the times that bound it, in the input's own form and unit (a
 *   Date as ISO text), or none where the input tells none.
 * @throws TypeError where the options are wrong.
 * @example
 * ```ts
 * const repair = repairHistory([
 *   { Status: "Starting", StartTime: "2025-05-16T18:00:00Z", EndTime: "2025-05-16T18:00:03Z" },
 *   { Status: "Training", StartTime: "2025-05-16T18:00:41Z", EndTime: "2025-05-16T18:05:00Z" },
 *   { Status: "Training", StartTime: "2025-05-16T18:05:00Z" },
 * ]);
 * repair.cost; // 1
 * repair.moves[2].message; // "remove entry 2, Training"
 * repair.statuses; // ["Starting", "Training"]
 * repair.patch; // [{ op: "remove", path: "/2" }]
 * ```
 */
export function repairHistory(
  history: readonly PartialTransition[] | DescribedTrainingJob,
  options?: RepairOptions,
): Repair;
export function repairHistory(history: unknown, options?: RepairOptions): Repair;
export function repairHistory(history: unknown, options?: RepairOptions): Repair {
  const settings = resolveOptions(options, [...OPTIONS, "costs"]);
  return repairWith(history, settings, resolveCosts(options?.costs, settings.lifecycle));
}

/** As {@link repairHistory}, with options and costs that are known to be right. */
export function repairWith(input: unknown, settings: Settings, costs: Costs): Repair {
  const kind = isObject(input) ? "job" : "history";
  const { subject } = examine(input, kind, settings);
  const hasRetryStrategy = subject.job?.RetryStrategy !== undefined;
  const table = alignmentTable({ ...settings, hasRetryStrategy }, costs);
  let draft = draftRepair(subject, subject.visits, table, costs);
  if (draft.steps.some(({ move }) => move !== "keep")) {
    // Without what goes, the times of the rest may bear out that entries changed places: replay then sees another order.
    const items = itemsOf(draft);
    const edited = items.map((item) => (typeof item === "number" ? property(subject.history, item) : item.value));
    const after = examine(withHistory(input, kind, edited), kind, settings).subject;
    if (after.visits !== after.entries) {
      const kept = after.visits.flatMap(({ index }) => subject.entries[items[index] as number] ?? []);
      draft = draftRepair(subject, kept, table, costs);
    }
  }
  return tell(draft, subject);
}

/** A job's other fields are inherited, not copied: reading them may throw. */
function withHistory(input: unknown, kind: "history" | "job", history: readonly unknown[]): unknown {
  if (kind === "history") return history;
  return Object.create(input as object, { SecondaryStatusTransitions: { value: history } });
}

/** The entries of the repaired history. */
function itemsOf({ steps }: Draft): PatchItem[] {
  return steps.flatMap((step): PatchItem[] => {
    if (step.move === "remove") return [];
    return [step.move === "keep" ? step.visit.index : { value: step.entry }];
  });
}

function tell(draft: Draft, subject: Subject): Repair {
  const { cost, ended, steps } = draft;
  const array = subject.historyPath.map((key) => `/${key}`).join("");
  const items = itemsOf(draft);
  const { operations, moved } = arrayPatch(array, subject.history.length, items);
  const moves = steps.map((step): RepairMove => {
    if (step.move === "insert") return insertMove(step, subject);
    return step.move === "keep" ? keepMove(step.visit, moved.has(step.visit.index)) : removeMove(step.visit, subject);
  });
  const statuses = moves.flatMap((move) => (move.move === "remove" ? [] : move.status));
  // Where there is no array, all that its repair holds is new.
  const value = items.map((item) => typeof item === "object" && item.value);
  return { cost, ended, moves, statuses, patch: subject.hasHistory ? operations : [{ op: "add", path: array, value }] };
}
