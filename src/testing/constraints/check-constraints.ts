import { unknownWord } from "../../model/misuse/did-you-mean.ts";
import { describe, isPlainObject } from "../../model/safe-access.ts";
import type { Validator } from "./validators.ts";

/** One validator per constraint; the compiler demands one for every constraint. */
export type Validators<Constraints> = { readonly [Name in keyof Constraints]-?: Validator };

/**
 * Checks constraints. Undefined values count as absent.
 *
 * @param within name of the enclosing constraint, for messages: `"durations"`.
 * @throws TypeError that names the invalid constraint, or the nearest existing one if there is no such constraint.
 */
export function checkConstraints(
  constraints: unknown,
  validators: Readonly<Record<string, Validator>>,
  within?: string,
): void {
  if (!isPlainObject(constraints)) {
    throw new TypeError(`${within ?? "constraints"}: expected an object, found ${describe(constraints)}`);
  }
  const what = within === undefined ? "constraint" : `name in ${within}`;
  for (const [name, value] of Object.entries(constraints)) {
    if (!Object.hasOwn(validators, name)) throw unknownWord(what, name, Object.keys(validators));
    const wrong = value === undefined ? undefined : validators[name]!(value);
    if (wrong !== undefined) throw new TypeError(`${within === undefined ? "" : `${within}.`}${name}: ${wrong}`);
  }
}
