import { describe } from "../model/safe-access.ts";

/** A text without line breaks; of any other value, what it is. */
export function oneLine(value: unknown): string {
  return (typeof value === "string" ? value : describe(value)).replaceAll(/[\r\n]+/g, " ");
}
