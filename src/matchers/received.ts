import { isObject, property } from "../model/safe-access.ts";
/** @throws TypeError if the value is a promise, because a matcher and its `.not` would both be wrong about it. */
export function checkSettled(what: string, value: unknown): void {
  if (!isObject(value) || typeof property(value, "then") !== "function") return;
  throw new TypeError(`expected a ${what}, found a Promise: await it, or use expect(…).resolves`);
}
