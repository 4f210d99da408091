import { describe, isObject, property } from "../model/safe-access.ts";
import type { RuleFinding } from "../validate/engine/catalogue.ts";
import { formatFinding } from "../validate/format-finding.ts";
import { compareSnapshots } from "../validate/snapshots/compare-snapshots.ts";
import { validateUnknown } from "../validate/validate-unknown.ts";
import { failure, type Outcome, withDetails } from "./failure.ts";
import { checkSettled } from "./received.ts";

/** The matcher `toExtendSnapshot`, for `expect.extend`: see {@link LifecycleMatchers}. */
export function toExtendSnapshot(
  this: { readonly isNot?: boolean } | undefined,
  received: unknown,
  earlier: unknown,
): Outcome {
  const missing = Object.entries({ "the received snapshot": received, "the earlier snapshot": earlier }).flatMap(
    ([which, snapshot]) => {
      checkSettled("snapshot", snapshot);
      const { checked, findings } = validateUnknown(snapshot);
      return checked.entries > 0 ? [] : findings.map((finding) => `${which}: ${formatFinding(finding)}`);
    },
  );
  if (missing.length > 0) {
    const message = () => withDetails("expected two snapshots of a job, each with a history", missing);
    return { pass: this?.isNot === true, message };
  }
  const other = differentName(received, earlier);
  if (other !== undefined) {
    const sentence = "expected a snapshot that extends the earlier one, found one of another job";
    return { pass: false, message: () => withDetails(sentence, [other]) };
  }
  const { findings } = compareSnapshots(earlier, received);
  const isOffence = ({ severity }: RuleFinding) => severity === "error";
  const pass = !findings.some(isOffence);
  const sentence = pass
    ? "expected a snapshot that does not extend the earlier one, found one that does"
    : "expected a snapshot that extends the earlier one, found one that does not";
  return { pass, message: () => failure(sentence, received, findings, isOffence) };
}

/** Describes how the name or the ARN of the job differs; undefined if both are equal or absent. */
function differentName(received: unknown, earlier: unknown): string | undefined {
  if (!isObject(received) || !isObject(earlier)) return undefined;
  for (const field of ["TrainingJobName", "TrainingJobArn"]) {
    const [now, before] = [property(received, field), property(earlier, field)];
    if (now === undefined || before === undefined || now === before) continue;
    return `${field} is ${describe(now)}, and was ${describe(before)} in the earlier snapshot`;
  }
  return undefined;
}
