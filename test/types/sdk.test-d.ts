/*
 * The types of the AWS SDK for JavaScript v3 are taken as they are. `tsc` is the test: `npm run types` checks this file.
 */
import type {
  DescribeTrainingJobCommandOutput,
  DescribeTrainingJobResponse,
  SecondaryStatusTransition,
} from "@aws-sdk/client-sagemaker";
import { type DescribedTrainingJob, type Finding, isLegal, validateHistory, validateJob } from "../../src/index.ts";

declare const output: DescribeTrainingJobCommandOutput;
declare const response: DescribeTrainingJobResponse;
declare const transitions: SecondaryStatusTransition[];

// Against the named type, not merely by the overload that takes anything.
export const asJobs: DescribedTrainingJob[] = [output, response, { SecondaryStatusTransitions: transitions }];

validateJob(output);
validateJob(response, { rules: { gap: "off" }, evidence: "observed" });
validateHistory(output.SecondaryStatusTransitions!);
isLegal(transitions);

// @ts-expect-error a status is a text
export const notAJob: DescribedTrainingJob = { TrainingJobStatus: 7 };

// @ts-expect-error there is no such rule
validateJob(output, { rules: { gaps: "off" } });

// @ts-expect-error there is no such evidence
validateHistory(transitions, { evidence: "heard" });

/** The id of a rule tells the type of its data. */
export function secondsOf(finding: Finding): number | undefined {
  if (finding.rule === "gap") return finding.data.seconds;
  // @ts-expect-error an illegal transition has no seconds
  if (finding.rule === "illegal-transition") return finding.data.seconds;
  return undefined;
}
