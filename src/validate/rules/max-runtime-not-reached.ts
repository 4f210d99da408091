import { defineRule } from "../engine/rule.ts";
import { limitNotReached } from "./limit-not-reached.ts";

export const maxRuntimeNotReached = defineRule({
  id: "max-runtime-not-reached",
  title: "The job was stopped for its MaxRuntimeInSeconds before it can have run that long",
  severity: "warning",
  evidence: "documented",
  source: "StoppingCondition",
  ...limitNotReached("MaxRuntimeInSeconds"),
});
