import { isObject, property } from "../../model/safe-access.ts";
import { momentOf } from "../../model/snapshot-order.ts";
import type { RuleFinding } from "../engine/catalogue.ts";
import type { Settings } from "../engine/settings.ts";
import { compareWith } from "./compare-snapshots.ts";

/**
 * Like `compareSnapshots`, but for responses that may have an empty history, as events do. An empty history cannot be
 * ordered by its entries, so only TrainingJobStatus is then compared, in the order of LastModifiedTime.
 *
 * @param later the later of the two, as `isLater` has it.
 */
export function compareResponses(earlier: unknown, later: unknown, settings: Settings): readonly RuleFinding[] {
  const [before, after] = [momentOf(earlier), momentOf(later)];
  const isOlder = before.modified > after.modified;
  if (before.entries > 0 && after.entries > 0) {
    // The status may be newer than the history.
    const [first, second] = isOlder ? [historyOf(earlier), historyOf(later)] : [earlier, later];
    return compareWith(first, second, settings).findings;
  }
  const isPlaced = before.entries === after.entries || before.modified < after.modified || isOlder;
  if (!isPlaced) return [];
  const [first, second] = isOlder ? [later, earlier] : [earlier, later];
  return compareWith(statusOf(first), statusOf(second), settings).findings;
}

const historyOf = (job: unknown) => only(job, "SecondaryStatusTransitions");
const statusOf = (job: unknown) => only(job, "TrainingJobStatus");

function only(job: unknown, field: string): object {
  return isObject(job) ? { [field]: property(job, field) } : {};
}
