import fc from "fast-check";
import type { DescribedTrainingJob } from "../../src/index.ts";
import { ended, running } from "./jobs.ts";

/** Legal jobs with any text in their messages and their reason, at any millisecond since 2018. */
export function anyJob(
  message: fc.Arbitrary<string> = fc.string({ unit: "binary" }),
): fc.Arbitrary<DescribedTrainingJob> {
  return fc
    .record({
      life: fc.constantFrom(...Object.values(ended), ...Object.values(running)),
      shift: fc.integer({ min: -7 * 365 * 86_400_000, max: 365 * 86_400_000 }),
      name: fc.stringMatching(/^[a-zA-Z0-9](-?[a-zA-Z0-9]){0,20}$/),
      messages: fc.infiniteStream(message),
    })
    .map(({ life, shift, name, messages }) => {
      const moved = (value: unknown, key: string) =>
        /Time$/.test(key) && typeof value === "number" ? value + shift : value;
      const job = JSON.parse(JSON.stringify(life), (key, value) => moved(value, key)) as DescribedTrainingJob;
      const history = job.SecondaryStatusTransitions!.map((entry) => ({
        ...entry,
        StatusMessage: messages.next().value!,
      }));
      return { ...job, TrainingJobName: name, SecondaryStatusTransitions: history };
    });
}
