import type { JobField } from "../../model/job.ts";
import { isObject, property } from "../../model/safe-access.ts";
import { momentOf } from "../../model/snapshot-order.ts";
import type { RuleFinding } from "../engine/catalogue.ts";
import type { Settings } from "../engine/settings.ts";
import { settingsChanged } from "../rules/settings-changed.ts";
import { compareWith } from "./compare-snapshots.ts";

/**
 * Like `compareSnapshots`, but for responses that may have an empty history, as events do. An empty history cannot be
 * ordered by its entries, so only the statuses of the job and of its warm pool are then compared, in the order of
 * LastModifiedTime. Settings are always compared: they have no order, because they never change.
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
  if (!isPlaced) return compareWith(settingsOf(earlier), settingsOf(later), settings).findings;
  const [first, second] = isOlder ? [later, earlier] : [earlier, later];
  return compareWith(statusOf(first), statusOf(second), settings).findings;
}

const SETTINGS = settingsChanged.needsOneOf!;

const settingsOf = (job: unknown) => only(job, SETTINGS);
const historyOf = (job: unknown) => only(job, ["SecondaryStatusTransitions", ...SETTINGS]);
const statusOf = (job: unknown) => only(job, ["TrainingJobStatus", "WarmPoolStatus", ...SETTINGS]);

function only(job: unknown, fields: readonly JobField[]): object {
  return isObject(job) ? Object.fromEntries(fields.map((field) => [field, property(job, field)])) : {};
}
