/* `/machine`, with xstate. */
import {
  diagram,
  jobMachine,
  lifecycleOf,
  trainingJobLifecycle,
  trainingJobMachine,
} from "sagemaker-transitions/machine";
import { createActor, createMachine } from "xstate";

export const actor = createActor(trainingJobMachine);
export const snapshot = actor.getSnapshot();
export const output = () => actor.getSnapshot().output?.SecondaryStatus;
export const machines = [jobMachine];
export const picture = diagram(trainingJobLifecycle);
export const batchMachine = createMachine({
  id: "batch",
  initial: "SUBMITTED",
  states: {
    SUBMITTED: { on: { RUN: "RUNNING" } },
    RUNNING: { on: { END: "SUCCEEDED" } },
    SUCCEEDED: { type: "final" },
  },
});
export const lifecycle = lifecycleOf(batchMachine);
export const own = lifecycleOf(trainingJobMachine);
export const statuses = own.statuses;
export const states = own.states.map((state) => ({ state }));
