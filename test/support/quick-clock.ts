import { vi } from "vitest";

/** Longer waits are guards against something that does not come, and would come too early. Milliseconds. */
const GUARD = 60_000;

/**
 * From now on time passes so many times as fast, for whoever waits with setTimeout or asks Date.now, as the SDK's retries
 * do. `vi.unstubAllGlobals()` and `vi.restoreAllMocks()` end it.
 */
export function quickenClock(times: number): void {
  const wait = globalThis.setTimeout;
  const now = Date.now.bind(Date);
  const begin = now();
  vi.stubGlobal("setTimeout", (work: () => void, milliseconds = 0, ...rest: unknown[]) =>
    wait(work, milliseconds < GUARD ? milliseconds / times : milliseconds, ...(rest as [])),
  );
  vi.spyOn(Date, "now").mockImplementation(() => begin + (now() - begin) * times);
}
