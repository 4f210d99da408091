import timers from "node:timers/promises";
import { failureOf } from "./classify-error.ts";

/** Milliseconds, doubled before each further round. */
const FIRST_PAUSE = 2000;
const LONGEST_PAUSE = 30_000;

/** Rounds for a call that meets faults of the service or the network. */
const MOST_ROUNDS = 6;

/** The same if no call was ever answered: the endpoint may not exist. */
const FIRST_ROUNDS = 2;

/** Throttled calls are retried as long as some call was answered within this many milliseconds. */
const MOST_SILENCE = 600_000;

/**
 * Retries where the SDK has given up. The SDK's retries share a budget, which a period of throttling uses up: calls then
 * fail that would have been answered a moment later.
 */
export class Retry {
  /** Calls that were answered so far. */
  answered = 0;
  #lastAnswer = 0;

  /** @throws what the call rejects with, if a retry is hopeless. */
  async ask<T>(call: () => Promise<T>, signal: AbortSignal): Promise<T> {
    const begin = Date.now();
    for (let round = 1; ; round++) {
      try {
        const answer = await call();
        this.answered++;
        this.#lastAnswer = Date.now();
        return answer;
      } catch (error) {
        if (signal.aborted || !this.#isHopeful(error, round, begin)) throw error;
        const longest = Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** (round - 1));
        // Calls that were throttled together would be throttled together again.
        await timers.setTimeout(longest * (0.5 + Math.random() / 2), undefined, { signal });
      }
    }
  }

  #isHopeful(error: unknown, round: number, begin: number): boolean {
    const failure = failureOf(error);
    if (failure === "throttled") return Date.now() - Math.max(begin, this.#lastAnswer) < MOST_SILENCE;
    return failure === "fault" && round < (this.answered > 0 ? MOST_ROUNDS : FIRST_ROUNDS);
  }
}
