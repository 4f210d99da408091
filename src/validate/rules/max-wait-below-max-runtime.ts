import { defineRule } from "../engine/rule.ts";

export const maxWaitBelowMaxRuntime = defineRule({
  id: "max-wait-below-max-runtime",
  title: "MaxWaitTimeInSeconds is below MaxRuntimeInSeconds",
  severity: "error",
  evidence: "documented",
  source: "StoppingCondition",
  needs: ["StoppingCondition"],
  passes({ job: { StoppingCondition: limits } }) {
    const { MaxWaitTimeInSeconds: wait = Number.NaN, MaxRuntimeInSeconds: runtime = Number.NaN } = limits!;
    return !(wait < runtime);
  },
  check(context, report) {
    // In doubt where a limit is of the wrong type.
    const { MaxWaitTimeInSeconds: wait, MaxRuntimeInSeconds: runtime } = context.field("StoppingCondition") ?? {};
    if (wait === undefined || runtime === undefined || wait >= runtime) return;
    report(["StoppingCondition", "MaxWaitTimeInSeconds"], { wait, runtime });
  },
  message: ({ wait, runtime }: { wait: number; runtime: number }) =>
    `is ${wait}; CreateTrainingJob accepts no less than MaxRuntimeInSeconds, ${runtime}`,
});
