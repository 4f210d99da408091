import { describe, isPlainObject } from "../safe-access.ts";
import { unknownWord } from "./did-you-mean.ts";

/** @throws TypeError if the options are not an object, or have a name that is not one of these. */
export function checkOptions(options: unknown, names: readonly string[]): void {
  if (!isPlainObject(options)) throw new TypeError(`options: expected an object, found ${describe(options)}`);
  for (const key of Object.keys(options)) {
    if (!names.includes(key)) throw unknownWord("option", key, names);
  }
}
