import { JOB_TIMES } from "../../model/job.ts";
import type { RuleFinding, RuleId } from "../../validate/engine/catalogue.ts";
import { anyOf, bool, integer, list, nullable, number, object, oneOf, optional, type Shape, text } from "./shape.ts";

type DataOf<Id extends RuleId> = Extract<RuleFinding, { readonly rule: Id }>["data"];

/** The command reports the repair once per job, not in a finding. */
type Reported<Data> = Data extends { readonly repair?: unknown } ? Omit<Data, "repair"> : Data;

const index = integer(0);
const count = integer(0);
const setting = anyOf<string | number | boolean>(text, number, bool);

const expectedAndFound = object<{ readonly expected: string; readonly found: string }>({
  expected: [text],
  found: [text, "What was found, in words."],
});
const foundAndExpectedTime = object<{ readonly found: string; readonly expected: string }>({
  found: [text, "A time."],
  expected: [text, "A time."],
});
const foundAmongExpected = object<{ readonly found: string; readonly expected: readonly string[] }>({
  found: [text, "A status."],
  expected: [list(text), "The statuses that are legal here."],
});
const unknownStatus = { found: [text], nearest: [text, "The known status with the most similar name."] } as const;
const primary = object<{ readonly primary: string }>({ primary: [text, "The TrainingJobStatus."] });
const status = object<{ readonly status: string }>({ status: [text] });
const earlierAndLater = object<{ readonly earlier: string; readonly later: string }>({
  earlier: [text, "In the earlier response."],
  later: [text, "In the later response."],
});
const limitNotReached = object<DataOf<"max-wait-not-reached">>({
  status: [text],
  limit: [number, "Seconds."],
  elapsed: [number, "Seconds."],
});

/** `data` of each rule's findings. Times are ISO 8601 text, without a zone if the input names none. */
export const findingData: { readonly [Id in RuleId]: Shape<Reported<DataOf<Id>>> } = {
  "malformed-job": expectedAndFound,
  "malformed-transition": expectedAndFound,
  "history-missing": primary,
  "empty-history": object({ expected: [list(text), "The statuses that a job may begin with."] }),
  "unknown-status": object({
    ...unknownStatus,
    others: [list(object({ ...unknownStatus, index: [index, "The entry."] })), "Later entries with the same mistake."],
  }),
  "deprecated-status": object({
    status: [text],
    since: [nullable(text), "A date; null if AWS gives none."],
    deprecated: [text, "What AWS says of the status."],
  }),
  "unknown-zone": object({ field: [oneOf(JOB_TIMES)], namesZone: [bool] }),
  "invalid-timestamp": object({
    found: [text, "What was found, in words."],
    problem: [oneOf(["unreadable", "no-zone"])],
  }),
  "implausible-timestamp": object({
    found: [text, "A time."],
    isFuture: [bool, "Whether the time is more than a day after now. If not, it is before `earliest`."],
    earliest: [nullable(text), "The earliest plausible time; null if the lifecycle names no service."],
    service: [nullable(text), "The service that began then."],
    hint: [nullable(text), "The likely cause, in words."],
    more: [count, "How many more times of the history are implausible."],
  }),
  "end-before-start": object({ start: [text, "A time."], end: [text, "A time."] }),
  "lifetime-exceeded": object({ days: [number], most: [number, "The most days that a job can exist."] }),
  "log-begins-midway": foundAmongExpected,
  "illegal-first-status": foundAmongExpected,
  "status-after-terminal": object<DataOf<"status-after-terminal">>({
    found: [text, "A status."],
    terminal: [text, "The status that ended the job."],
    expected: optional(list(text), "The statuses that may follow such an end, if any may."),
  }),
  "repeated-status": object({ status: [text], previousIndex: [index, "The entry before this one."] }),
  "illegal-transition": object<Reported<DataOf<"illegal-transition">>>({
    from: [text, "A status."],
    to: [text, "A status."],
    missing: optional(list(text), "The statuses on the shortest legal path between the two, if there is one."),
    expected: [list(text), "The statuses that were legal, the best supported first."],
  }),
  "restart-without-cause": object({ from: [text, "A status."], to: [text, "A status."] }),
  "retry-limit-exceeded": object({ restarts: [count], limit: [number, "MaximumRetryAttempts."] }),
  "out-of-order": object({
    start: [text, "A time."],
    previousStart: [text, "A time."],
    previousIndex: [index, "The entry before this one."],
    more: [count, "How many more entries are out of order, if entries changed places."],
    isReversed: [bool, "Whether the whole array is in reverse order."],
  }),
  overlap: object({
    start: [text, "A time."],
    earlierEnd: [text, "A time."],
    earlierIndex: [index, "The entry that ends later."],
  }),
  "missing-end": object({
    status: [nullable(text)],
    nextStatus: [nullable(text)],
    nextIndex: [index, "The entry that follows."],
  }),
  gap: object({
    start: [text, "A time."],
    previousEnd: [text, "A time."],
    previousIndex: [index, "The entry before this one."],
    seconds: [number, "The length of the gap."],
  }),
  "terminal-open": status,
  "terminal-duration": object({ status: [text], seconds: [number] }),
  "unfinished-history": object({
    primary: [text, "The TrainingJobStatus."],
    last: [text, "The status of the last entry."],
    expected: [list(text), "The statuses that such a history ends in."],
  }),
  "secondary-status-mismatch": object({
    found: [text, "The SecondaryStatus."],
    last: [text, "The status of the last entry."],
    lastIndex: [index],
  }),
  "status-mismatch": object({
    found: [text, "The TrainingJobStatus."],
    secondary: [text, "The SecondaryStatus."],
    expected: [list(text), "The primary statuses that the secondary one belongs to."],
  }),
  "spot-status-without-spot": status,
  "deleting-before-end": object({
    primary: [text, "The TrainingJobStatus."],
    last: [text, "The status of the last entry."],
  }),
  "creation-time-mismatch": foundAndExpectedTime,
  "training-start-too-early": object({ last: [text, "The status of the last entry."] }),
  "training-start-mismatch": foundAndExpectedTime,
  "training-end-while-running": primary,
  "training-end-while-stopping": primary,
  "training-end-mismatch": foundAndExpectedTime,
  "last-modified-too-early": foundAndExpectedTime,
  "training-time-mismatch": object({
    found: [number, "Seconds."],
    expected: [
      object({ least: [number], most: [number] }),
      "The range in which TrainingTimeInSeconds is plausible, in seconds.",
    ],
  }),
  "billable-time-mismatch": object({
    found: [number, "Seconds."],
    training: [number, "TrainingTimeInSeconds."],
    isSpot: [nullable(bool), "EnableManagedSpotTraining; null if the response does not say."],
  }),
  "failure-reason-missing": primary,
  "failure-reason-unexpected": primary,
  "max-wait-below-max-runtime": object({
    wait: [number, "MaxWaitTimeInSeconds."],
    runtime: [number, "MaxRuntimeInSeconds."],
  }),
  "max-runtime-not-reached": limitNotReached,
  "max-wait-not-reached": limitNotReached,
  "metric-outside-training": object({
    found: [text, "The time of the metric."],
    bound: [text, "The TrainingStartTime or the TrainingEndTime, whichever the metric is beyond."],
    isEarly: [bool],
    more: [count, "How many more metrics lie outside the training."],
  }),
  "warm-pool-mismatch": object({
    status: [nullable(text), "WarmPoolStatus.Status; null if absent."],
    reason: [oneOf(["spot", "instance-groups", "running", "reused-by-nobody"])],
  }),
  stuck: object({
    status: [text],
    since: [text, "A time."],
    limit: [number, "Seconds, from the options."],
  }),
  "unattested-transition": object<DataOf<"unattested-transition">>({
    from: [nullable(text), "A status; null if the entry is the first."],
    to: [text, "A status."],
    unordered: optional(
      bool,
      "Whether the lifecycle has no order for these statuses, which is reported once per history.",
    ),
  }),
  "history-shrunk": object({
    status: [nullable(text), "The status of the first entry that is gone."],
    index: [index, "Its index in the earlier response."],
    more: [count, "How many more entries are gone."],
  }),
  "history-rewritten": object({
    field: [oneOf(["Status", "StartTime", "EndTime"])],
    earlier: [nullable(text), "In the earlier response."],
    later: [nullable(text), "In the later response."],
    more: [count, "How many more entries differ."],
  }),
  "primary-status-reversed": earlierAndLater,
  "settings-changed": object({
    field: [text, "The path of the setting."],
    earlier: [setting, "In the earlier response."],
    later: [setting, "In the later response."],
    more: [count, "How many more settings changed."],
  }),
  "warm-pool-reversed": earlierAndLater,
};
