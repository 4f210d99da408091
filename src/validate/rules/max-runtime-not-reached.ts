import { limitNotReached } from "../engine/limit-not-reached.ts";
import { defineRule } from "../engine/rule.ts";

export const maxRuntimeNotReached = defineRule({
  id: "max-runtime-not-reached",
  title: "The job was stopped for its MaxRuntimeInSeconds before it can have run that long",
  severity: "warning",
  evidence: "documented",
  source: "StoppingCondition",
  ...limitNotReached("MaxRuntimeInSeconds"),
});
