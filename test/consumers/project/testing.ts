/* `/testing`, with fast-check, and `/vitest`. */
import * as fc from "fast-check";
import * as testing from "sagemaker-transitions/testing";
import "sagemaker-transitions/vitest";

export const histories = testing.legalHistory({ times: "iso" });
export const jobs = testing.trainingJob();
export const wire = testing.trainingJob({ as: "wire", base: { RoleArn: "arn:aws:iam::123456789012:role/training" } });
export const snake = testing.trainingJob({ as: "snake-case" });
export const notebooks = testing.trainingJob({ as: "notebook" });
export const events = testing.events();
export const polls = testing.polls();
export const failing = testing.polls({ failures: true });
export const broken = testing.brokenHistory({ rule: "gap" });
export const brokenJobs = testing.brokenJob();
export const commands = testing.lifecycleCommands();
export const model = new testing.LifecycleModel();
export const coverage = testing.edgeCoverage();
export const missed = coverage.edges.missed;
export const [job] = fc.sample(jobs, 1);
export const details = fc.sample(events, 1).map((delivered) => delivered.map(({ detail }) => detail));
