import { events, type TrainingJobEvent } from "../../../src/testing/index.ts";
import { exhibit } from "../regression.ts";

type Handler = () => (event: TrainingJobEvent) => "completed" | undefined;

const isEnd = ({ detail }: TrainingJobEvent) => detail.TrainingEndTime !== null;

/** A handler completes its task when an event tells of the end of the job. EventBridge may tell of it more than once. */
export const eventThatComesTwice = exhibit<TrainingJobEvent[], Handler>({
  issue: "https://github.com/DIAGNijmegen/rse-grand-challenge/pull/3155",
  story: "a task is completed twice when the event of its job comes twice",
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
  expects(handler, told) {
    const handle = handler();
    return told.filter((event) => handle(event) === "completed").length === 1;
  },
});
