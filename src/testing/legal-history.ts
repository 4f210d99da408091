import type { Arbitrary } from "fast-check";
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
export interface LegalHistoryConstraints<Form extends TimeForm = TimeForm> extends LifeConstraints {
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
export function legalHistory<Form extends TimeForm = "date">(
  constraints: LegalHistoryConstraints<Form> = {},
): Arbitrary<Entry<TimeForms[Form]>[]> {
  checkConstraints(constraints, VALIDATORS);
  const arbitrary = timedWalks(constraints, true);
  const time = writeTime[constraints.times ?? ("date" as Form)];
  const lifecycle = lifecycleIn(constraints);
  const toHistory = (walk: TimedWalk) => readable(named(entriesOf(walk, time), lifecycle), () => walkText(walk));
  return arbitrary.map(
    toHistory,
    checkedUnmapper(toHistory, (history) => walkOf(unnamed(history, lifecycle), arbitrary.walks)),
  );
}
