import type { SizeForArbitrary } from "fast-check";
import { EVIDENCE, type Evidence } from "../../machine/evidence.ts";
import type { Lifecycle } from "../../machine/lifecycle.ts";
import { type SecondaryStatus, trainingJobLifecycle } from "../../machine/training-job.ts";
import { earliestPlausible } from "../../validate/engine/time-range.ts";
import type { Validators } from "../constraints/check-constraints.ts";
import { date, flag, integer, lifecycle, list, object, oneOf } from "../constraints/validators.ts";
import type { DurationRange } from "./durations.ts";

/** Constraints on generated histories, accepted by every arbitrary that generates one. */
export interface LifeConstraints {
  /**
   * The lifecycle that histories follow, as `lifecycleOf` makes it. Validate with the same one.
   * @defaultValue `trainingJobLifecycle`
   */
  readonly lifecycle?: Lifecycle | undefined;
  /**
   * Whether histories end in a terminal status: `true` always, `false` never.
   * @defaultValue undefined: both occur
   */
  readonly ended?: boolean | undefined;
  /**
   * The statuses in which an ended history may end. Not allowed with `ended: false`.
   * @defaultValue all terminal statuses
   */
  readonly terminalStatuses?: readonly SecondaryStatus[] | undefined;
  /**
   * The weakest evidence for which an edge may be used. With `"inferred"`, the validator reports the edges that rest on
   * inference as `unattested-transition`.
   * @defaultValue "observed": edges that AWS documents or that published histories show. "inferred" if `lifecycle` is given: all its edges
   */
  readonly evidence?: Evidence | undefined;
  /**
   * Whether statuses that AWS no longer supports may occur. The validator reports them as `deprecated-status`.
   * Their order is inferred, so the constraint has no effect unless `evidence` is `"inferred"`.
   * @defaultValue false
   */
  readonly retired?: boolean | undefined;
  /**
   * Whether statuses of managed spot training, such as Interrupted, may occur.
   * @defaultValue true
   */
  readonly spot?: boolean | undefined;
  /**
   * Whether a RetryStrategy may send the job back to Starting. These edges rest on inference, so the constraint has no
   * effect unless `evidence` is `"inferred"`.
   * @defaultValue true
   */
  readonly retry?: boolean | undefined;
  /**
   * Minimum number of entries, up to 1000.
   * @defaultValue 1
   */
  readonly minLength?: number | undefined;
  /**
   * Maximum number of entries, up to 1000.
   * @defaultValue undefined: as many as `size` allows
   */
  readonly maxLength?: number | undefined;
  /**
   * How long histories are relative to the shortest one with the same end, as for fast-check's arrays: `"small"` allows ten
   * entries more than twice as many.
   * @defaultValue fast-check's global `baseSize`, which is "small"; "max" if `maxLength` is given
   */
  readonly size?: SizeForArbitrary | undefined;
  /**
   * Earliest start of the first entry, not before SageMaker's launch in November 2017. If it is less than a year ago, set
   * `maxStart` too: the validator reports times in the future as `implausible-timestamp`.
   * @defaultValue 2024-01-01T00:00:00Z
   */
  readonly minStart?: Date | undefined;
  /**
   * Latest start of the first entry. With the default durations, a history lasts up to 30 days from there: choose a
   * start at least that long ago, or pass a later `now` to the validator.
   * @defaultValue one year after `minStart`
   */
  readonly maxStart?: Date | undefined;
  /**
   * Range of an entry's duration, in whole seconds, by status or by phase; the range of a status counts first.
   * @defaultValue waiting and interrupted up to an hour, downloading and uploading up to 30 minutes, training up to 5 days, stopping up to 2 minutes, anything else up to an hour; less for long
   * histories, so that no job lasts more than 30 days
   */
  readonly durations?: { readonly [StatusOrPhase in string]?: DurationRange | undefined } | undefined;
  /**
   * Whether times have milliseconds, as in DescribeTrainingJob responses, or whole seconds, as in Search responses.
   * @defaultValue "milliseconds"
   */
  readonly clock?: "milliseconds" | "seconds" | undefined;
}

/** A walk is planned for every length up to its own, so the length is bounded. */
export const MOST_ENTRIES = 1000;

export const LIFE_VALIDATORS: Validators<LifeConstraints> = {
  lifecycle,
  ended: flag,
  terminalStatuses: list,
  evidence: oneOf(EVIDENCE),
  retired: flag,
  spot: flag,
  retry: flag,
  minLength: integer(1, MOST_ENTRIES),
  maxLength: integer(1, MOST_ENTRIES),
  size: oneOf([
    "xsmall",
    "small",
    "medium",
    "large",
    "xlarge",
    "max",
    "=",
    "-4",
    "-3",
    "-2",
    "-1",
    "+1",
    "+2",
    "+3",
    "+4",
  ]),
  minStart: date(earliestPlausible(trainingJobLifecycle)),
  maxStart: date(earliestPlausible(trainingJobLifecycle)),
  durations: object,
  clock: oneOf(["milliseconds", "seconds"]),
};

export function lifecycleIn({ lifecycle = trainingJobLifecycle }: Pick<LifeConstraints, "lifecycle">): Lifecycle {
  return lifecycle;
}

export function evidenceIn({ lifecycle, evidence }: Pick<LifeConstraints, "lifecycle" | "evidence">): Evidence {
  return evidence ?? (lifecycleIn({ lifecycle }) === trainingJobLifecycle ? "observed" : "inferred");
}
