import fc from "fast-check";
import { epochMilliseconds, type Lifecycle, type SecondaryStatusTransition } from "../../src/index.ts";

/** Mostly nothing is wrong; sometimes a value is off by about as much as rules tolerate, or by more. */
const seconds = fc.oneof(
  { weight: 12, arbitrary: fc.constant(0) },
  { weight: 1, arbitrary: fc.constantFrom(-2, -1.5, -1.4, -1, -0.5, 0.001, 1, 1.4, 1.5, 3600) },
);

/** A job told around a history, every field present or not, each right or a little wrong. */
export function described(lifecycle: Lifecycle, history: readonly SecondaryStatusTransition[]): fc.Arbitrary<object> {
  const times = history.map(({ StartTime }) => epochMilliseconds(StartTime));
  const [first = 0, last = 0] = [times[0], times.at(-1)];
  const phase = ({ Status }: SecondaryStatusTransition) => lifecycle.statesOf(Status)[0]?.phase;
  const started = times[history.findIndex((entry) => phase(entry) === "downloading")] ?? first;
  const status = history.at(-1)?.Status ?? "";
  const states = lifecycle.statesOf(status);
  const off = <T>(arbitrary: fc.Arbitrary<T>, others: fc.Arbitrary<unknown>) =>
    fc.oneof({ weight: 15, arbitrary }, { weight: 1, arbitrary: others as fc.Arbitrary<T> });
  const time = (milliseconds: number) =>
    off(
      seconds.map((wrong) => milliseconds + wrong * 1000),
      fc.constantFrom(
        "soon",
        "2025-05-16 18:10:50",
        0,
        {},
        new Date(milliseconds),
        new Date(milliseconds).toISOString(),
      ),
    );
  const wrongNumber = fc.constantFrom<unknown>("7", Number.NaN, -0, Number.POSITIVE_INFINITY, {});
  const primary = states[0]?.primaryStatus ?? "";
  const isFailed = primary === "Failed";
  return fc.record(
    {
      TrainingJobName: off(fc.constant("a-job"), fc.constant(7)),
      TrainingJobStatus: off(
        fc.constantFrom(...(states.length > 0 ? states.map((state) => state.primaryStatus) : ["InProgress"])),
        fc.constantFrom(...lifecycle.primaryStatuses, "completed", 7),
      ),
      SecondaryStatus: off(fc.constant(status), fc.constantFrom(...lifecycle.statuses, "training", 7)),
      SecondaryStatusTransitions: fc.constant(history),
      CreationTime: time(first),
      TrainingStartTime: time(started),
      TrainingEndTime: time(last),
      LastModifiedTime: time(last),
      TrainingTimeInSeconds: off(
        seconds.map((wrong) => (last - started) / 1000 + wrong),
        wrongNumber,
      ),
      BillableTimeInSeconds: off(
        fc.oneof(
          seconds.map((wrong) => (last - started) / 1000 + wrong),
          fc.constant(0),
        ),
        wrongNumber,
      ),
      EnableManagedSpotTraining: off(fc.boolean(), fc.constantFrom(null, "true")),
      StoppingCondition: off(
        fc.record(
          {
            MaxRuntimeInSeconds: fc.constantFrom(1, 100, 86_400),
            MaxWaitTimeInSeconds: fc.constantFrom(99, 86_400, 1e6),
          },
          { requiredKeys: [] },
        ),
        fc.constantFrom(null, [], 7, { MaxRuntimeInSeconds: "7" }),
      ),
      RetryStrategy: off(fc.constant({ MaximumRetryAttempts: 1 }), fc.constantFrom(null, [], 7)),
      FailureReason: off(fc.constant(isFailed ? "AlgorithmError" : ""), fc.constantFrom("", "AlgorithmError", null, 7)),
    },
    { requiredKeys: ["SecondaryStatusTransitions"] },
  );
}
