import type { LifecycleState } from "../../machine/lifecycle.ts";

/**
 * What an entry may say in its StatusMessage, plainest first: nothing, what is true of its status alone, or words that
 * entries of other statuses use too. AWS promises no more of it.
 */
export const STATUS_MESSAGES: readonly ((state: LifecycleState) => string | undefined)[] = [
  () => undefined,
  (state) => state.description,
  () => "The job is being worked on.",
];

/** The index of the wording that a message of a state is; throws where it is none. */
export function statusMessageOf(state: LifecycleState, message: string | undefined): number {
  const wording = STATUS_MESSAGES.findIndex((word) => word(state) === message);
  if (wording < 0) throw new TypeError("no such message");
  return wording;
}
