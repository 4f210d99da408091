import { describe, isObject } from "../../model/safe-access.ts";
import { unknownWord } from "../../model/unknown-word.ts";
import type { Kind } from "./validators.ts";

/** What each constraint may be. A constraint without its kind is an error of types. */
export type Kinds<Constraints> = { readonly [Name in keyof Constraints]-?: Kind };

/**
 * Looks whether constraints are what they may be. What is undefined counts as absent.
 *
 * @param within what the constraints stand in, for messages: `"durations"`.
 * @throws TypeError naming the constraint that does not exist, and the nearest that does, or the one that is none of its kind.
 */
export function checkConstraints(constraints: unknown, kinds: Readonly<Record<string, Kind>>, within?: string): void {
  if (!isObject(constraints)) {
    throw new TypeError(`${within ?? "constraints"}: expected an object, found ${describe(constraints)}`);
  }
  const what = within === undefined ? "constraint" : `name in ${within}`;
  for (const [name, value] of Object.entries(constraints)) {
    if (!Object.hasOwn(kinds, name)) throw unknownWord(what, name, Object.keys(kinds));
    const wrong = value === undefined ? undefined : kinds[name]!(value);
    if (wrong !== undefined) throw new TypeError(`${within === undefined ? "" : `${within}.`}${name}: ${wrong}`);
  }
}
