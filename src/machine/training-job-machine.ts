import { setup } from "xstate";
import type { Claim, Phase } from "./evidence.ts";
import { life, type SecondaryStatus, type TrainingJobStatus } from "./training-job.ts";

/** What the machine ends with: the statuses that DescribeTrainingJob returns for the job from then on. */
export interface TrainingJobOutput {
  readonly TrainingJobStatus: TrainingJobStatus;
  readonly SecondaryStatus: SecondaryStatus;
}

/** `running` and what the job does, such as `training`, or `ended`. */
export type TrainingJobTag = Phase | "running" | "ended";

/** The event by which a primary status is done carries the output of the status that it ended with. */
const passOn = ({ event }: { readonly event: { readonly output?: unknown } }) => event.output as TrainingJobOutput;

/**
 * The xstate machine of a training job's life. Its events are secondary statuses: the next entry of the history.
 *
 * It has no actions, guards, actors or delays. An event that the state does not handle is ignored, as always in xstate;
 * to get a finding for it, use `validateHistory`. After a terminal status the machine is done, and its output says which
 * one it was. Tags: `running` and the phase, or `ended`.
 *
 * @example
 * ```ts
 * const job = createActor(trainingJobMachine).start();
 * job.send({ type: "Starting" });
 * job.getSnapshot().hasTag("waiting"); // true
 * job.send({ type: "Failed" });
 * await toPromise(job); // { TrainingJobStatus: "Failed", SecondaryStatus: "Failed" }
 * ```
 */
export const trainingJobMachine = setup({
  types: {
    meta: {} as Claim,
    events: {} as { type: SecondaryStatus },
    tags: {} as TrainingJobTag,
    output: {} as TrainingJobOutput,
  },
}).createMachine({ ...withTagsAndOutput(life), output: passOn });

type Config = typeof life;

interface State {
  readonly type?: string;
  readonly meta: Claim;
  readonly states?: Readonly<Record<string, State>>;
}

/** The config with all that follows from it. */
function withTagsAndOutput({ states, ...root }: Config): Config {
  const all = mapValues<State, object>(states, (state, primary) => {
    if (state.type === "final") return { ...state, tags: ["ended"], output: passOn };
    return {
      ...state,
      ...(state.states && { states: mapValues(state.states, (leaf, key) => ofStatus(leaf, primary, key)) }),
    };
  });
  return { ...root, states: all } as unknown as Config;
}

function ofStatus(leaf: State, TrainingJobStatus: string, SecondaryStatus: string): object {
  if (leaf.type === "final") return { ...leaf, tags: ["ended"], output: { TrainingJobStatus, SecondaryStatus } };
  return { ...leaf, tags: ["running", leaf.meta.phase] };
}

function mapValues<T, U>(values: Readonly<Record<string, T>>, map: (value: T, key: string) => U): Record<string, U> {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, map(value, key)]));
}
