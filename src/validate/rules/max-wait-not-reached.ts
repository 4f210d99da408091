import { defineRule } from "../engine/rule.ts";
import { limitNotReached } from "./limit-not-reached.ts";

export const maxWaitNotReached = defineRule({
  id: "max-wait-not-reached",
  title: "The job was stopped for its MaxWaitTimeInSeconds before that time had passed",
  severity: "warning",
  evidence: "documented",
  source: "StoppingCondition",
  ...limitNotReached("MaxWaitTimeInSeconds"),
});
