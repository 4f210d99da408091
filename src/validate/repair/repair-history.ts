import type { DescribedTrainingJob, PartialTransition } from "../../model/job.ts";
import { isObject, property } from "../../model/safe-access.ts";
import { OPTIONS, resolveOptions, type ValidateOptions } from "../engine/options.ts";
import { RuleContext } from "../engine/rule-context.ts";
import { examine } from "../engine/run-rules.ts";
import type { Settings } from "../engine/settings.ts";
import { alignmentTable } from "./alignment-table.ts";
import { type Costs, type RepairCosts, resolveCosts } from "./costs.ts";
import { insertMove, keepMove, removeMove } from "./moves.ts";
import { arrayPatch, type PatchItem } from "./patch.ts";
import { type Draft, draftRepair } from "./place-moves.ts";
import type { Repair, RepairMove } from "./repair.ts";

export interface RepairOptions extends ValidateOptions {
  /** What edits cost. Default: 1 each. */
  readonly costs?: RepairCosts | undefined;
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
 *   fault with the sequence; an inserted entry carries the times that bound it, in the input's own format and unit (a
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
  const context = RuleContext.of(input, isObject(input) ? "job" : "history", settings);
  examine(context, settings);
  return repairOf(context, settings, costs);
}

/** The repair of a history that the rules have judged. */
export function repairOf(subject: RuleContext, settings: Settings, costs: Costs): Repair {
  const hasRetryStrategy = subject.job?.RetryStrategy !== undefined;
  const table = alignmentTable({ ...settings, hasRetryStrategy }, costs);
  let draft = draftRepair(subject, subject.visits, table, costs);
  if (draft.steps.some(({ move }) => move !== "keep")) {
    // Without the removed entries, the times of the rest may show that entries changed places: replay then sees another order.
    const items = itemsOf(draft);
    const edited = items.map((item) => (typeof item === "number" ? property(subject.history, item) : item.value));
    const after = editedContext(subject, edited, settings);
    if (after.visits !== after.entries) {
      const kept = after.visits.flatMap(({ index }) => subject.entries[items[index] as number] ?? []);
      draft = draftRepair(subject, kept, table, costs);
    }
  }
  return tell(draft, subject);
}

/** The same job with another history, judged by the rules. */
function editedContext({ job }: RuleContext, history: readonly unknown[], settings: Settings): RuleContext {
  const context =
    job === undefined
      ? RuleContext.of(history, "history", settings)
      : RuleContext.of({ ...job, SecondaryStatusTransitions: history }, "job", settings);
  examine(context, settings);
  return context;
}

/** The entries of the repaired history. */
function itemsOf({ steps }: Draft): PatchItem[] {
  return steps.flatMap((step): PatchItem[] => {
    if (step.move === "remove") return [];
    return [step.move === "keep" ? step.visit.index : { value: step.entry }];
  });
}

function tell(draft: Draft, subject: RuleContext): Repair {
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
