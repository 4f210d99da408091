import { isObject, property } from "../../model/safe-access.ts";
import { epochMilliseconds } from "../../model/timestamp.ts";
import { defineRule } from "../engine/rule.ts";
import { TRAINING_END, TRAINING_START } from "../fast/decode-job.ts";

export interface Data {
  /** The time of the metric. */
  readonly found: string;
  /** The TrainingStartTime or the TrainingEndTime, whichever the metric is beyond. */
  readonly bound: string;
  readonly isEarly: boolean;
  /** Other metrics outside the training. */
  readonly more: number;
}

/** Metrics have whole seconds. Milliseconds. */
const PRECISION = 1000;

export const metricOutsideTraining = defineRule({
  id: "metric-outside-training",
  title: "A final metric was recorded before the training started or after it ended",
  severity: "warning",
  evidence: "observed",
  source: "PublishedHistories",
  readsTimes: true,
  needs: ["FinalMetricDataList", "TrainingStartTime"],
  passes: ({ job, times }) =>
    outside(job.FinalMetricDataList!, times[TRAINING_START]!, times[TRAINING_END]!).length === 0,
  check(context, report) {
    const { TrainingStartTime: start, TrainingEndTime: end } = context.jobTimes;
    const metrics = context.field("FinalMetricDataList") ?? [];
    const [first, ...others] = outside(metrics, start, end);
    if (first === undefined) return;
    const { i, at, isEarly } = first;
    const [found, bound] = [context.text(at), context.text(isEarly ? start : end)];
    report(["FinalMetricDataList", i, "Timestamp"], { found, bound, isEarly, more: others.length });
  },
  message: ({ found, bound, isEarly, more }: Data) =>
    `the metric was recorded at ${found}, ${isEarly ? "before training started" : "after training ended"} at ${bound}` +
    `${more > 0 ? ` (and ${more} more metrics like it)` : ""}`,
});

interface Outside {
  readonly i: number;
  /** Epoch milliseconds. */
  readonly at: number;
  readonly isEarly: boolean;
}

/** The metrics before or after the training, in epoch milliseconds. A bound that is NaN excludes nothing. */
function outside(metrics: readonly unknown[], start: number, end: number): Outside[] {
  return metrics.flatMap((metric, i) => {
    const at = isObject(metric) ? epochMilliseconds(property(metric, "Timestamp")) : Number.NaN;
    const isEarly = at < start - PRECISION;
    return isEarly || at > end + PRECISION ? [{ i, at, isEarly }] : [];
  });
}
