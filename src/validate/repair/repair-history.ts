import type { Lifecycle } from "../../machine/lifecycle.ts";
import type { DescribedTrainingJob, PartialTransition } from "../../model/job.ts";
import { wrappedJob } from "../../model/misuse/wrapped-job.ts";
import { isArray, isObject, property } from "../../model/safe-access.ts";
import { isListOfStatuses } from "../../model/transition.ts";
import { OPTIONS, resolveOptions, type ValidateOptions } from "../engine/options.ts";
import { RuleContext } from "../engine/rule-context.ts";
import { examine } from "../engine/run-rules.ts";
import type { Settings } from "../engine/settings.ts";
import { awsInput, namedEntry, namedPath, nameOf } from "../field-names.ts";
import { alignmentTable } from "./alignment-table.ts";
import { type Costs, type RepairCosts, resolveCosts } from "./costs.ts";
import { insertMove, keepMove, removeMove, replaceMove } from "./moves.ts";
import { arrayPatch, type PatchItem } from "./patch.ts";
import { type Draft, draftRepair } from "./place-moves.ts";
import type { PatchOperation, Repair, RepairMove } from "./repair.ts";

export interface RepairOptions extends ValidateOptions {
  /** What edits cost. */
  readonly costs?: RepairCosts | undefined;
}

/**
 * The least-cost edit that makes the sequence of statuses legal: an optimal alignment, as conformance checking calls
 * it. Entries are kept, inserted, removed, or replaced if their status is misspelled or retired. Edges that the edits
 * create cost more if only a text mentions them, and most if they are inferred; edges that the input has cost nothing.
 *
 * A job has ended if its TrainingJobStatus is Completed, Failed or Stopped. An array, or a job with another status, has
 * ended if its last entry has a terminal status. The history of an ended job is aligned to complete walks, which end in
 * a terminal state of its TrainingJobStatus, if it has one. Any other history is aligned to prefixes of walks. Legality
 * is that of replay, so `evidence` and the job's RetryStrategy count. With `evidence: "observed"`, only entries are
 * inserted whose transition published histories show.
 *
 * Entries that are not in the order of their times are moved, at no cost. If that order shows only after other entries
 * are removed, the cost is the least for the remaining entries in that order. If no edge is legal with the given
 * `evidence`, all entries are removed.
 *
 * The result is deterministic. Ties in cost are broken by fewer inferred edges, then by edges that published histories
 * show more often, then by fewer edits and removals. After that, the later of two entries is removed, and statuses that
 * come first in the lifecycle are inserted.
 *
 * @param history an array of transitions or a described job. It is not changed. Anything else is repaired too,
 *   except what holds jobs of its own.
 * @param options those of `validateHistory`, and `costs`.
 * @returns moves with messages and time bounds, and a patch. After the patch is applied, no rule reports the sequence
 *   of statuses. Inserted entries carry the times that bound them, if the input has any, in the input's own format and
 *   unit (a Date becomes ISO text).
 * @throws TypeError if the options are invalid, or if the value is an EventBridge event or another response with jobs in it.
 * @example
 * ```ts
 * const repair = repairHistory([
 *   { Status: "Starting", StartTime: "2025-05-16T18:00:00Z", EndTime: "2025-05-16T18:00:03Z" },
 *   { Status: "Training", StartTime: "2025-05-16T18:00:41Z", EndTime: "2025-05-16T18:05:00Z" },
 *   { Status: "Training", StartTime: "2025-05-16T18:05:00Z" },
 * ]);
 * repair.cost; // 2
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
  const wrapped = wrappedJob(history);
  if (wrapped !== undefined) throw new TypeError(`expected a job or its history; this is ${wrapped}`);
  const { lifecycle } = settings;
  return repairWith(awsInput(history, lifecycle), settings, resolveCosts(options?.costs, lifecycle));
}

/** As {@link repairHistory}, with options and costs that are already validated and AWS's names. */
export function repairWith(input: unknown, settings: Settings, costs: Costs): Repair {
  if (isListOfStatuses(input)) return repairOfList(input, settings, costs);
  const context = RuleContext.of(input, isObject(input) ? "job" : "history", settings);
  examine(context, settings);
  return repairOf(context, settings, costs);
}

/** A list of statuses is repaired by its order, and its patch inserts statuses. */
function repairOfList(statuses: readonly string[], settings: Settings, costs: Costs): Repair {
  const entries = statuses.map((Status) => ({ Status }));
  const status = nameOf(settings.lifecycle)("Status");
  const { patch, ...repair } = repairWith(entries, { ...settings, hasTimes: false }, costs);
  return {
    ...repair,
    patch: patch.map((operation) =>
      operation.op === "replace"
        ? { ...operation, path: operation.path.slice(0, operation.path.lastIndexOf("/")) }
        : "value" in operation && isObject(operation.value) && status in operation.value
          ? { ...operation, value: property(operation.value, status) }
          : operation,
    ) as Repair["patch"],
  };
}

/** The repair of a history that has been validated. */
export function repairOf(context: RuleContext, settings: Settings, costs: Costs): Repair {
  const hasRetryStrategy = context.job?.RetryStrategy !== undefined;
  const table = alignmentTable({ ...settings, hasRetryStrategy }, costs);
  let draft = draftRepair(context, context.entriesInOrder, table, costs);
  if (draft.steps.some(({ move }) => move !== "keep")) {
    // Without the removed entries, the times of the rest may put entries in another order, which replay then uses.
    const items = itemsOf(draft);
    const after = editedContext(context, editedHistory(draft, context), settings);
    if (after.entriesInOrder !== after.entries) {
      const kept = after.entriesInOrder.flatMap(({ index }) => context.entries[items[index] as number] ?? []);
      draft = draftRepair(context, kept, table, costs);
    }
  }
  return tell(draft, context);
}

function editedHistory({ steps }: Draft, { history }: RuleContext): unknown[] {
  return steps.flatMap((step) => {
    if (step.move === "remove") return [];
    if (step.move === "insert") return [step.entry];
    const { index, raw } = step.visit;
    if (step.move === "keep") return [property(history, index)];
    return [{ Status: step.status, StartTime: raw.StartTime, EndTime: raw.EndTime }];
  });
}

/** Validates the same job with another history. */
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
    return [step.move === "insert" ? { value: step.entry } : step.visit.index];
  });
}

function tell(draft: Draft, context: RuleContext): Repair {
  const { cost, ended, steps } = draft;
  const array = namedPath(context.historyPath, context.lifecycle).map(pointer).join("");
  const items = itemsOf(draft);
  const { operations, moved } = arrayPatch(array, context.history.length, items);
  const moves = steps.map((step): RepairMove => {
    if (step.move === "insert") return insertMove(step, context);
    if (step.move === "remove") return removeMove(step.visit, context);
    const isMoved = moved.has(step.visit.index);
    return step.move === "keep" ? keepMove(step.visit, isMoved) : replaceMove(step, isMoved);
  });
  const status = pointer(nameOf(context.lifecycle)("Status"));
  const written = new Map(steps.flatMap((step) => (step.move === "replace" ? [[step.visit.index, step.status]] : [])));
  const respelled = items.flatMap((item, i): PatchOperation[] => {
    const value = typeof item === "number" ? written.get(item) : undefined;
    return value === undefined ? [] : [{ op: "replace", path: `${array}/${i}${status}`, value }];
  });
  const statuses = moves.flatMap((move) => (move.move === "remove" ? [] : move.status));
  // The input is not an array, so every entry of the repair is new.
  const value = items.map((item) => typeof item === "object" && item.value);
  const patch: readonly PatchOperation[] = context.hasHistory
    ? [...operations, ...respelled]
    : [{ op: "add", path: array, value }];
  return { cost, ended, moves, statuses, patch: patch.map((operation) => namedValue(operation, context.lifecycle)) };
}

/** The operation with the names of the lifecycle in what it adds. */
function namedValue(operation: PatchOperation, lifecycle: Lifecycle): PatchOperation {
  if (lifecycle.fields === undefined || !("value" in operation)) return operation;
  const { value } = operation;
  const named = isArray(value) ? value.map((entry) => namedEntry(entry, lifecycle)) : namedEntry(value, lifecycle);
  return { ...operation, value: named };
}

/** A key as a part of a JSON Pointer (RFC 6901). */
function pointer(key: string | number): string {
  return `/${String(key).replaceAll("~", "~0").replaceAll("/", "~1")}`;
}
