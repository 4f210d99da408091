import { STATUS_MESSAGES, statusMessageOf } from "../walks/status-message.ts";
import type { WalkStep } from "../walks/timed-walk.ts";
import type { JobState } from "./job.ts";

/** The first message of an entry, as an index in STATUS_MESSAGES, and how often the service rewrote it. */
interface MessageRewrites {
  readonly messageIndex: number;
  readonly rewrites: number;
}

/**
 * How the message of an entry was rewritten, according to the responses that were made during the entry. Without a
 * response, only the last message is known.
 *
 * @param step the step with its last message.
 */
export function messageRewrites(
  { state, messageIndex: last }: WalkStep,
  responses: readonly JobState<number>[],
): MessageRewrites {
  const [first] = responses;
  if (first === undefined) return { messageIndex: last, rewrites: 0 };
  const messageIndex = statusMessageOf(state, first.SecondaryStatusTransitions.at(-1)!.StatusMessage);
  return { messageIndex, rewrites: (last - messageIndex + STATUS_MESSAGES.length) % STATUS_MESSAGES.length };
}
