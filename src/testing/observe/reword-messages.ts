import type { Step } from "../walks/life.ts";
import { STATUS_MESSAGES, statusMessageOf } from "../walks/status-message.ts";
import type { Job } from "./job.ts";

/** What a visit said at first, index in WORDINGS, and how often that was rewritten while it lasted. */
interface Rewording {
  readonly wording: number;
  readonly rewrites: number;
}

/**
 * How the message of a visit was rewritten, by the descriptions that were made while it lasted. Of a visit that nobody
 * saw, its last words are all that is known.
 *
 * @param step the visit, in its last wording.
 */
export function rewordingOf({ state, wording: last }: Step, seen: readonly Job<number>[]): Rewording {
  const [first] = seen;
  if (first === undefined) return { wording: last, rewrites: 0 };
  const wording = statusMessageOf(state, first.SecondaryStatusTransitions.at(-1)!.StatusMessage);
  return { wording, rewrites: (last - wording + STATUS_MESSAGES.length) % STATUS_MESSAGES.length };
}
