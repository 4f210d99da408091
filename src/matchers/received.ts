import { isArray, isObject, property } from "../model/safe-access.ts";
import type { ValidateOptions } from "../validate/engine/options.ts";
import type { Report } from "../validate/engine/report.ts";
import { validateHistory, validateJob } from "../validate/validate.ts";

/** Validates an array as a history and anything else as a job. */
export function validateReceived(received: unknown, options?: ValidateOptions): Report {
  return isArray(received) ? validateHistory(received, options) : validateJob(received, options);
}

/** @throws TypeError if the value is a promise, because a matcher and its `.not` would both be wrong about it. */
export function checkSettled(what: string, value: unknown): void {
  if (!isObject(value) || typeof property(value, "then") !== "function") return;
  throw new TypeError(`expected a ${what}, found a Promise: await it, or use expect(…).resolves`);
}
