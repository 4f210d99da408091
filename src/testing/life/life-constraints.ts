import { EVIDENCE, type Evidence, type Phase } from "../../machine/evidence.ts";
import { type SecondaryStatus, trainingJob } from "../../machine/training-job.ts";
import { SERVICE_BEGAN } from "../../validate/plausible.ts";
import type { Kinds } from "../constraints/check-constraints.ts";
import { date, flag, integer, object, oneOf, someOf } from "../constraints/kinds.ts";
import type { DurationRange } from "./durations.ts";

/** What a generated life may be. Every arbitrary of lives takes these. */
export interface LifeConstraints {
  /**
   * Whether the life has come to its end: `true` always, `false` never.
   * @defaultValue undefined, as often as not
   */
  readonly ended?: boolean | undefined;
  /**
   * The statuses that an ended life may end with; with `ended: false` there is none.
   * @defaultValue all terminal statuses
   */
  readonly terminalStatuses?: readonly SecondaryStatus[] | undefined;
  /**
   * The weakest evidence on which a step is taken. With `"inferred"` the validator tells of every step that nothing
   * else supports, as `unattested-transition`.
   * @defaultValue "observed": what AWS documents or published histories show
   */
  readonly evidence?: Evidence | undefined;
  /**
   * Whether the statuses that AWS no longer supports may occur. The validator warns of them (`deprecated-status`). Their
   * order is inferred, so it makes no difference unless `evidence` is `"inferred"`.
   * @defaultValue false
   */
  readonly retired?: boolean | undefined;
  /**
   * Whether statuses of managed spot training, interruptions above all, may occur.
   * @defaultValue true
   */
  readonly spot?: boolean | undefined;
  /**
   * Whether a RetryStrategy may send the job back to its start. These steps are legal by inference alone, so
   * it makes no difference unless `evidence` is `"inferred"`.
   * @defaultValue true
   */
  readonly retry?: boolean | undefined;
  /**
   * Least number of entries, up to 1000.
   * @defaultValue 1
   */
  readonly minEntries?: number | undefined;
  /**
   * Greatest number of entries, up to 1000.
   * @defaultValue 12, or `minEntries` where that is more
   */
  readonly maxEntries?: number | undefined;
  /**
   * Earliest start of the first entry, not before SageMaker began in November 2017. From less than a year ago on, give
   * `maxStart` as well: what begins or ends in the future the validator calls `implausible-timestamp`.
   * @defaultValue 2024-01-01T00:00:00Z
   */
  readonly minStart?: Date | undefined;
  /**
   * Latest start of the first entry. The life goes on from there, by default for up to two months: leave it room before
   * the present, or give the validator a later `now`.
   * @defaultValue one year after `minStart`
   */
  readonly maxStart?: Date | undefined;
  /**
   * How long a visit lasts, in whole seconds, by what the job does meanwhile.
   * @defaultValue waiting and interrupted up to an hour, downloading and uploading up to 30 minutes, training up to 5 days, stopping up to 2 minutes; short ones as often as long ones
   */
  readonly durations?: Readonly<Partial<Record<Phase, DurationRange | undefined>>> | undefined;
  /**
   * Whether times have milliseconds, as DescribeTrainingJob gives them, or whole seconds, as Search does.
   * @defaultValue "milliseconds"
   */
  readonly clock?: "milliseconds" | "seconds" | undefined;
}

/** `Walks` plans every length; DescribeJob, the newer API, shows at most 100 entries. */
const MOST_ENTRIES = 1000;

export const LIFE_KINDS: Kinds<LifeConstraints> = {
  ended: flag,
  terminalStatuses: someOf(trainingJob.terminalStatuses),
  evidence: oneOf(EVIDENCE),
  retired: flag,
  spot: flag,
  retry: flag,
  minEntries: integer(1, MOST_ENTRIES),
  maxEntries: integer(1, MOST_ENTRIES),
  minStart: date(SERVICE_BEGAN),
  maxStart: date(SERVICE_BEGAN),
  durations: object,
  clock: oneOf(["milliseconds", "seconds"]),
};
