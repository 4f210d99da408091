import { failureOf } from "./classify-error.ts";
import { pause } from "./pause.ts";

/** Milliseconds; twice as many before each further round. */
const FIRST_PAUSE = 2000;
const LONGEST_PAUSE = 30_000;

/** Rounds for a call that meets faults. */
const MOST_ROUNDS = 6;

/** The same where no call was ever answered: there may be nothing at all. */
const FIRST_ROUNDS = 2;

/** Throttled calls are asked again for as long as any call is answered within so many milliseconds. */
const MOST_SILENCE = 600_000;

/**
 * Asks again where the SDK has given up. Its retries share a budget, which a time of throttling uses up: it then gives up
 * calls that would have been answered a moment later.
 */
export class Patience {
  /** Calls that were answered so far. */
  answered = 0;
  #lastAnswer = 0;

  /** @throws what the call rejects with, where it is not to be asked again. */
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
        await pause(longest * (0.5 + Math.random() / 2), signal);
      }
    }
  }

  #isHopeful(error: unknown, round: number, begin: number): boolean {
    const failure = failureOf(error);
    if (failure === "throttled") return Date.now() - Math.max(begin, this.#lastAnswer) < MOST_SILENCE;
    return failure === "fault" && round < (this.answered > 0 ? MOST_ROUNDS : FIRST_ROUNDS);
  }
}
