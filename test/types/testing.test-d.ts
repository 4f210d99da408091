import type {
  DescribeTrainingJobCommandOutput,
  DescribeTrainingJobResponse,
  SecondaryStatusTransition,
} from "@aws-sdk/client-sagemaker";
import type { EventBridgeEvent } from "aws-lambda";
import type fc from "fast-check";
import { type JobSecondaryStatus, jobLifecycle } from "../../src/machine/index.ts";
import { type EventDetail, edgeCoverage, events, legalHistory, polls, trainingJob } from "../../src/testing/index.ts";

/* What the fixture generates is what the SDK for JavaScript hands out, and times are of the format that was asked for. */
type Generated<A> = A extends fc.Arbitrary<infer T> ? T : never;

declare const history: Generated<typeof histories>;
declare const seconds: Generated<typeof inSeconds>;
declare const job: Generated<typeof jobs>;
declare const wire: Generated<typeof onTheWire>;
declare const responses: Generated<typeof polled>;

const histories = legalHistory({ ended: true });
const inSeconds = legalHistory({ times: "seconds" });
const jobs = trainingJob();
const onTheWire = trainingJob({ as: "wire" });
const polled = polls();

export const transitions: SecondaryStatusTransition[] = history;
export const outputs: DescribeTrainingJobCommandOutput[] = [job, ...responses];
export const whole: DescribeTrainingJobResponse[] = [job, ...responses];
export const numbers: number[] = [seconds[0]!.StartTime, wire.CreationTime];

// @ts-expect-error these times are Dates
export const number: number = history[0]!.StartTime;

// @ts-expect-error no job ends so
legalHistory({ terminalStatuses: ["Finished"] });

// @ts-expect-error there is no such format
trainingJob({ as: "parchment" });

/* Each format has a type of its own. */
declare const event: Generated<typeof asEvent>;
declare const told: Generated<typeof asTold>;
declare const found: Generated<typeof inSearch>;
declare const snake: Generated<typeof inSnakeCase>;
declare const page: Generated<typeof inNotebook>;
declare const log: Generated<typeof asLog>;
declare const snapshots: Generated<typeof polledEvents>;

const asEvent = trainingJob({ as: "eventbridge" });
const asTold = events();
const inSearch = trainingJob({ as: "search" });
const inSnakeCase = trainingJob({ as: "snake-case" });
const inNotebook = trainingJob({ as: "notebook" });
const asLog = trainingJob({ as: "console-log" });
const polledEvents = polls({ as: "eventbridge" });

export const delivered: EventBridgeEvent<"SageMaker Training Job State Change", EventDetail>[] = told;

export const ends: (number | null)[] = [
  event.detail.TrainingEndTime,
  event.detail.SecondaryStatusTransitions[0]!.EndTime,
  told[0]!.detail.LastModifiedTime,
  snapshots[0]!.detail.CreationTime,
];
export const created: number[] = [
  found.Results[0].TrainingJob.CreationTime,
  snake.creation_time,
  snake.stopping_condition.max_runtime_in_seconds,
  snake.secondary_status_transitions[0]!.start_time,
];
export const texts: (string | undefined)[] = [
  event.detail.TrainingJobName,
  page.cells[0].outputs[0].data["text/plain"][0],
  log.trim(),
  snake.failure_reason,
];
edgeCoverage().record(event.detail);

// @ts-expect-error an entry that is open ends with null
export const end: number = event.detail.SecondaryStatusTransitions[0]!.EndTime;

/* The statuses of a history are those of the lifecycle that it was given. */
const newer = legalHistory({ lifecycle: jobLifecycle, times: "iso", terminalStatuses: ["DeleteFailed"] });
declare const newerJob: Generated<typeof newer>;

export const ofNewerJob: JobSecondaryStatus[] = newerJob.map(({ Status }) => Status);

// @ts-expect-error no job of the newer API ends so
legalHistory({ lifecycle: jobLifecycle, terminalStatuses: ["MaxWaitTimeExceeded"] });
