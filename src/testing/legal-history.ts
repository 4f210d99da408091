import type { Arbitrary } from "fast-check";
import type { Lifecycle } from "../machine/lifecycle.ts";
import type { SecondaryStatus } from "../machine/training-job.ts";
import { checkedUnmapper } from "./checked-unmapper.ts";
import { checkConstraints, type Validators } from "./constraints/check-constraints.ts";
import { oneOf } from "./constraints/validators.ts";
import { named, unnamed } from "./observe/named.ts";
import { readable, walkText } from "./readable.ts";
import { TIME_FORMS, type TimeForm, type TimeForms, writeTime } from "./times.ts";
import { type Entry, entriesOf, walkOf } from "./walks/entries.ts";
import { LIFE_VALIDATORS, type LifeConstraints, lifecycleIn } from "./walks/life-constraints.ts";
import type { TimedWalk } from "./walks/timed-walk.ts";
import { timedWalks } from "./walks/timed-walks.ts";

/** Which histories `legalHistory` generates. */
export interface LegalHistoryConstraints<Form extends TimeForm = TimeForm, Status extends string = SecondaryStatus>
  extends Omit<LifeConstraints, "lifecycle" | "terminalStatuses"> {
  /**
   * The lifecycle that histories follow, as `lifecycleOf` makes it: its statuses are those of the entries. Validate with
   * the same one.
   * @defaultValue `trainingJobLifecycle`
   */
  readonly lifecycle?: Lifecycle<Status> | undefined;
  /**
   * The statuses in which an ended history may end. Not allowed with `ended: false`.
   * @defaultValue all terminal statuses
   */
  readonly terminalStatuses?: readonly NoInfer<Status>[] | undefined;
  /**
   * Format of the times: `"date"`, `"seconds"`, `"milliseconds"` or `"iso"`.
   * @defaultValue "date"
   */
  readonly times?: Form | undefined;
}

const VALIDATORS: Validators<LegalHistoryConstraints> = { ...LIFE_VALIDATORS, times: oneOf(TIME_FORMS) };

/**
 * Arbitrary for legal histories: the lifecycle accepts their statuses, their times satisfy every rule, and
 * `validateHistory` reports no findings. They shrink to a shortest history that still fails, and every candidate on the
 * way is legal too.
 *
 * @throws TypeError if a constraint is invalid or if no history satisfies all of them.
 * @example
 * ```ts
 * const [history] = fc.sample(legalHistory({ terminalStatuses: ["Stopped"], ended: true }), 1);
 * history.at(-1).Status; // "Stopped"
 * validateHistory(history).verdict; // "legal"
 * ```
 */
export function legalHistory<Form extends TimeForm = "date", Status extends string = SecondaryStatus>(
  constraints: LegalHistoryConstraints<Form, Status> = {},
): Arbitrary<Entry<TimeForms[Form], Status>[]> {
  checkConstraints(constraints as LifeConstraints, VALIDATORS);
  const life = constraints as LifeConstraints;
  const arbitrary = timedWalks(life, true);
  const time = writeTime[constraints.times ?? ("date" as Form)];
  const lifecycle = lifecycleIn(life);
  const toHistory = (walk: TimedWalk) => readable(named(entriesOf(walk, time), lifecycle), () => walkText(walk));
  const histories = arbitrary.map(
    toHistory,
    checkedUnmapper(toHistory, (history) => walkOf(unnamed(history, lifecycle), arbitrary.walks)),
  );
  return histories as Arbitrary<object[]> as Arbitrary<Entry<TimeForms[Form], Status>[]>;
}
