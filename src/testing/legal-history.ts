import type { Arbitrary } from "fast-check";
import { checkedUnmapper } from "./checked-unmapper.ts";
import { checkConstraints, type Kinds } from "./constraints/check-constraints.ts";
import { oneOf } from "./constraints/validators.ts";
import { TIME_FORMS, type TimeForm, type TimeForms, writeTime } from "./times.ts";
import { type Entry, entriesOf, lifeOf } from "./walks/entries.ts";
import { LIFE_KINDS, type LifeConstraints } from "./walks/life-constraints.ts";
import { lives } from "./walks/lives.ts";

export interface LegalHistoryConstraints<Form extends TimeForm = TimeForm> extends LifeConstraints {
  /**
   * The format of times: `"date"`, `"seconds"`, `"milliseconds"` or `"iso"`.
   * @defaultValue "date"
   */
  readonly times?: Form | undefined;
}

const KINDS: Kinds<LegalHistoryConstraints> = { ...LIFE_KINDS, times: oneOf(TIME_FORMS) };

/**
 * For histories that the machine accepts, with times that obey every rule on times: `validateHistory` finds nothing in
 * them. They shrink to the shortest history that still fails, every one on the way there legal.
 *
 * @throws TypeError where a constraint is none of its kind, or all together allow no history.
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
  checkConstraints(constraints, KINDS);
  const arbitrary = lives(constraints, true);
  const time = writeTime[constraints.times ?? ("date" as Form)];
  const toHistory = (life: Parameters<typeof entriesOf>[0]) => entriesOf(life, time);
  return arbitrary.map(
    toHistory,
    checkedUnmapper(toHistory, (history) => lifeOf(history, arbitrary.walks)),
  );
}
