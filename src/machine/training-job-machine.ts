import { setup } from "xstate";
import type { EdgeEvidence, Phase } from "./evidence.ts";
import type { Mark } from "./read-states.ts";
import { life, type SecondaryStatus, type TrainingJobStatus } from "./training-job.ts";

/** The machine's output: the statuses that DescribeTrainingJob returns for the ended job. */
export interface TrainingJobOutput {
  /** `Completed`, `Failed` or `Stopped`. */
  readonly TrainingJobStatus: TrainingJobStatus;
  /** The last status of the history. */
  readonly SecondaryStatus: SecondaryStatus;
}

/** `running` and what the job does, such as `training`; `ended`; or `no-entry` for a primary status that no entry shows. */
export type TrainingJobTag = Phase | "running" | Mark;

/** The done event of a primary status carries the output of its final secondary status. */
const passOn = ({ event }: { readonly event: { readonly output?: unknown } }) => event.output as TrainingJobOutput;

/**
 * The xstate machine of a training job. Its events are secondary statuses: the next entry of the history.
 *
 * It has no actions, guards, actors or delays. An event that the state does not handle is ignored, as always in xstate;
 * to get a finding for it, use `validateHistory`. After a terminal status the machine is done, and its output says
 * which one it was. Tags: `running` and the phase, or `ended`.
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
    meta: {} as EdgeEvidence,
    events: {} as { type: SecondaryStatus },
    tags: {} as TrainingJobTag,
    output: {} as TrainingJobOutput,
  },
}).createMachine({ ...withOutput(life), output: passOn });

type Config = typeof life;

interface State {
  readonly meta: EdgeEvidence;
  readonly type?: string;
  readonly states?: Readonly<Record<string, State>>;
}

/** The config with all that follows from it: the outputs, and the tag of final states. */
function withOutput({ states, ...root }: Config): Config {
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
  if (leaf.type !== "final") return leaf;
  return { ...leaf, tags: ["ended"], output: { TrainingJobStatus, SecondaryStatus } };
}

function mapValues<T, U>(values: Readonly<Record<string, T>>, map: (value: T, key: string) => U): Record<string, U> {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, map(value, key)]));
}
