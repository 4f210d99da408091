import { setup } from "xstate";
import type { EdgeEvidence } from "./evidence.ts";
import { type JobSecondaryStatus, jobLife } from "./job.ts";

/**
 * The xstate machine of a job of the newer API, which DescribeJob describes. Its events are secondary statuses: the next
 * entry of the history. An end is tagged `ended`, and only the statuses of a deletion follow it.
 *
 * @example
 * ```ts
 * const job = createActor(jobMachine).start();
 * job.send({ type: "Starting" });
 * job.send({ type: "Completed" });
 * job.getSnapshot().hasTag("ended"); // true
 * ```
 */
export const jobMachine = setup({
  types: {
    meta: {} as EdgeEvidence,
    events: {} as { type: JobSecondaryStatus },
    tags: {} as string,
  },
}).createMachine(jobLife);
