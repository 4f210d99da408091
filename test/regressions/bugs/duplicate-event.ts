import { events, type TrainingJobEvent } from "../../../src/testing/index.ts";
import { regression } from "../regression.ts";

type Handler = () => (event: TrainingJobEvent) => "completed" | undefined;

const isEnd = ({ detail }: TrainingJobEvent) => detail.TrainingEndTime !== null;

/** A handler completes its task on the event for the end of the job. EventBridge may deliver that event repeatedly. */
export const duplicateEvent = regression<TrainingJobEvent[], Handler>({
  issue: "https://github.com/DIAGNijmegen/rse-grand-challenge/pull/3155",
  story: "a task is completed twice when the event for its job is delivered twice",
  inputs: () => events(),
  broken: () => (event) => (isEnd(event) ? "completed" : undefined),
  repaired: () => {
    const done = new Set<string>();
    return (event) => {
      const name = event.detail.TrainingJobName;
      if (!isEnd(event) || done.has(name)) return undefined;
      done.add(name);
      return "completed";
    };
  },
  expects(handler, events) {
    const handle = handler();
    return events.filter((event) => handle(event) === "completed").length === 1;
  },
});
