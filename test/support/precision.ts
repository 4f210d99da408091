import type { DescribedTrainingJob } from "../../src/index.ts";
import { mapTimes } from "../../src/model/map-times.ts";
import type { Writer } from "../../src/write/writer.ts";

const STEP = { milliseconds: 1, seconds: 1000, minutes: 60_000, order: Number.POSITIVE_INFINITY } as const;

/** What is left of a canonical job in a format that does not carry all of it. */
export function cutTo(
  { precision, carries }: Pick<Writer, "precision" | "carries">,
  job: DescribedTrainingJob,
): object {
  if (precision === "order") return (job.SecondaryStatusTransitions ?? []).map(({ Status }) => Status);
  const step = STEP[precision];
  const { SecondaryStatusTransitions: history, ...fields } = mapTimes(
    job,
    ({ milliseconds }) => Math.floor(milliseconds / step) * step,
  );
  return carries === "job" ? { ...fields, SecondaryStatusTransitions: history } : [history];
}
