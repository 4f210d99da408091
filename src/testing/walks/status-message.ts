import type { LifecycleState } from "../../machine/lifecycle.ts";

/**
 * Variants of StatusMessage, simplest first: absent, specific to the status, and a text that entries of different
 * statuses share. AWS guarantees nothing about the text.
 */
export const STATUS_MESSAGES: readonly ((state: LifecycleState) => string | undefined)[] = [
  () => undefined,
  (state) => state.description,
  () => "The job is being worked on.",
];

/**
 * Index in STATUS_MESSAGES of a state's message.
 *
 * @throws TypeError if the message is not one of them.
 */
export function statusMessageOf(state: LifecycleState, message: string | undefined): number {
  const index = STATUS_MESSAGES.findIndex((variant) => variant(state) === message);
  if (index < 0) throw new TypeError("no such message");
  return index;
}
