import timers from "node:timers/promises";
import { vi } from "vitest";

/** Longer waits guard against something that does not happen, and would end too early. Milliseconds. */
const GUARD = 60_000;

/**
 * Makes time pass faster for everything that waits with setTimeout or reads Date.now, such as the SDK's retries.
 * `vi.unstubAllGlobals()` and `vi.restoreAllMocks()` end it.
 */
export function quickenClock(times: number): void {
  const wait = globalThis.setTimeout;
  const pause = timers.setTimeout;
  const now = Date.now.bind(Date);
  const begin = now();
  const quickened = (milliseconds = 0) => (milliseconds < GUARD ? milliseconds / times : milliseconds);
  vi.stubGlobal("setTimeout", (work: () => void, milliseconds?: number, ...rest: unknown[]) =>
    wait(work, quickened(milliseconds), ...(rest as [])),
  );
  vi.spyOn(timers, "setTimeout").mockImplementation((milliseconds, ...rest) => pause(quickened(milliseconds), ...rest));
  vi.spyOn(Date, "now").mockImplementation(() => begin + (now() - begin) * times);
}
