import { setup } from "xstate";
import type { Claim } from "./evidence.ts";
import { life, type SecondaryStatus } from "./training-job.ts";

/**
 * The xstate machine of a training job's life. Its events are secondary statuses: the next entry of the history.
 * The machine is pure: no action, no guard, no actor, no delay. An event that the state does not handle leaves it
 * where it is without a word, as xstate has it; to be told, use `trainingJob` or `validateHistory`.
 *
 * @example
 * ```ts
 * const [created] = initialTransition(trainingJobMachine);
 * const [starting] = transition(trainingJobMachine, created, { type: "Starting" });
 * starting.value; // { InProgress: "Starting" }
 * ```
 */
export const trainingJobMachine = setup({
  types: { meta: {} as Claim, events: {} as { type: SecondaryStatus } },
}).createMachine(life);
