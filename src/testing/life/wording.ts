import type { LifecycleState } from "../../machine/lifecycle.ts";

/**
 * What an entry may say in its StatusMessage, plainest first: nothing, what is true of its status alone, or words that
 * entries of other statuses use too. AWS promises no more of it.
 */
export const WORDINGS: readonly ((state: LifecycleState) => string | undefined)[] = [
  () => undefined,
  (state) => state.description,
  () => "The job is being worked on.",
];
