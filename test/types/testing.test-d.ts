import type { DescribeTrainingJobCommandOutput, SecondaryStatusTransition } from "@aws-sdk/client-sagemaker";
import type fc from "fast-check";
import { legalHistory, polls, trainingJob } from "../../src/testing/index.ts";

/* What the fixture generates is what the SDK for JavaScript hands out, and times are of the form that was asked for. */
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
export const outputs: Partial<DescribeTrainingJobCommandOutput>[] = [job, ...responses];
export const numbers: number[] = [seconds[0]!.StartTime, wire.CreationTime];

// @ts-expect-error these times are Dates
export const number: number = history[0]!.StartTime;

// @ts-expect-error no job ends so
legalHistory({ terminalStatuses: ["Finished"] });

// @ts-expect-error there is no such form
trainingJob({ as: "parchment" });
