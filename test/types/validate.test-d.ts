/* The types of the validating functions. `tsc` is the test: `npm run types` checks this file. */
import {
  type DescribedTrainingJob,
  defineRule,
  isLegal,
  jobLifecycle,
  type PartialTransition,
  validateHistory,
  validateJob,
  validateUnknown,
} from "../../src/index.ts";

declare const response: DescribedTrainingJob;
declare const histories: readonly (readonly PartialTransition[])[];
declare const value: unknown;

// @ts-expect-error a response is not a history
validateHistory(response);
// @ts-expect-error a response is not a history
isLegal(response);
// @ts-expect-error a history is not a response
validateJob(histories[0]!);
// @ts-expect-error the type of the value is not known
validateHistory(value);
// @ts-expect-error the type of the value is not known
validateJob(value);
validateUnknown(value);

validateJob(response, { limits: { Pending: 3600 }, now: 0 });
// @ts-expect-error there is no such status
validateJob(response, { limits: { Pendin: 3600 }, now: 0 });
validateJob({ JobStatus: "Completed" }, { lifecycle: jobLifecycle, limits: { Evaluating: 60 }, now: 0 });
// @ts-expect-error a job of the newer API has no such status
validateJob({ JobStatus: "Completed" }, { lifecycle: jobLifecycle, limits: { Updating: 60 }, now: 0 });
validateHistory([{ state: "queued" }], { lifecycle: jobLifecycle });

histories.filter(isLegal);
isLegal(histories[0]!, { evidence: "observed" });

const rule = defineRule({
  id: "my-rule",
  title: "A rule",
  severity: "info",
  evidence: "inferred",
  check: ({ entries }, report) => report(entries[0]!.at("Status"), { seconds: 1 }),
  message: ({ seconds }: { readonly seconds: number }) => `${seconds} s`,
});

const report = validateJob(response, { customRules: [rule], rules: { "my-rule": "warning", gap: "off" } });
for (const finding of report.findings) {
  if (finding.rule === "gap") finding.data.seconds.toFixed();
  if (finding.rule === "my-rule") finding.path.at(0);
  // @ts-expect-error there is no such rule
  if (finding.rule === "other-rule") finding.path.at(0);
}

// @ts-expect-error there is no such rule
validateJob(response, { customRules: [rule], rules: { "my-rul": "warning" } });
// @ts-expect-error the rule is not among the custom rules
validateJob(response, { rules: { "my-rule": "warning" } });

/* Any text is a status, and editors complete the known ones. */
export const known: Extract<PartialTransition["Status"], "Training"> = "Training";
export const unknown: PartialTransition["Status"] = "Preparing";
