import { isNaive } from "../../model/timestamp.ts";
import type { Path } from "../engine/finding.ts";
import { defineComparison } from "../engine/rule.ts";
import type { RuleContext } from "../engine/rule-context.ts";
import type { SnapshotPair } from "../snapshots/snapshot-pair.ts";

export interface Data {
  /** The path of the setting. */
  readonly field: string;
  /** In the earlier response. */
  readonly earlier: string | number | boolean;
  /** In the later response. */
  readonly later: string | number | boolean;
  /** Other settings that changed too. */
  readonly more: number;
}

export const settingsChanged = defineComparison({
  id: "settings-changed",
  title: "A setting that cannot change differs from an earlier response",
  severity: "error",
  evidence: "documented",
  source: "UpdateTrainingJob",
  needsOneOf: ["CreationTime", "StoppingCondition", "RetryStrategy", "EnableManagedSpotTraining"],
  check(pair, report) {
    const changed = SETTINGS.filter(({ differs }) => differs(pair));
    const [first] = changed;
    if (first === undefined) return;
    const { path, valueIn } = first;
    const [earlier, later] = [valueIn(pair.earlier)!, valueIn(pair.later)!];
    report(path, { field: path.join("."), earlier, later, more: changed.length - 1 });
  },
  message: ({ earlier, later, more }: Data) =>
    `was ${earlier} in an earlier response and is ${later} now` +
    `${more > 0 ? ` (and ${more} more settings changed)` : ""}; UpdateTrainingJob cannot change it`,
});

interface Setting {
  readonly path: Path;
  valueIn(context: RuleContext): string | number | boolean | undefined;
  differs(pair: SnapshotPair): boolean;
}

/** A setting that both responses have, with different values. */
function setting(path: Path, valueIn: Setting["valueIn"]): Setting {
  const differs = ({ earlier, later }: SnapshotPair) => {
    const [before, after] = [valueIn(earlier), valueIn(later)];
    return before !== undefined && after !== undefined && before !== after;
  };
  return { path, valueIn, differs };
}

const SETTINGS: readonly Setting[] = [
  {
    path: ["CreationTime"],
    valueIn: (context) => {
      const time = context.jobTimes.CreationTime;
      return Number.isNaN(time) ? undefined : context.text(time);
    },
    differs(pair) {
      const [before, after] = [pair.earlier, pair.later];
      // The entries may be missing that say whether the times of the two are comparable.
      const isComparable = isNaive(before.job?.CreationTime) === isNaive(after.job?.CreationTime);
      return isComparable && pair.differ(before.jobTimes.CreationTime, after.jobTimes.CreationTime);
    },
  },
  ...(["MaxRuntimeInSeconds", "MaxWaitTimeInSeconds", "MaxPendingTimeInSeconds"] as const).map((limit) =>
    setting(["StoppingCondition", limit], (context) => context.field("StoppingCondition")?.[limit]),
  ),
  setting(["RetryStrategy", "MaximumRetryAttempts"], (context) => context.field("RetryStrategy")?.MaximumRetryAttempts),
  setting(["EnableManagedSpotTraining"], (context) => context.field("EnableManagedSpotTraining")),
];
