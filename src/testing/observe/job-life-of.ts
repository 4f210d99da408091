import type { DescribedTrainingJob } from "../../model/job.ts";
import { mapTimes } from "../../model/map-times.ts";
import { type WritableFormat, writers } from "../../write/formats/index.ts";
import type { Writer } from "../../write/writer.ts";
import { lifeOf } from "../walks/entries.ts";
import type { Walks } from "../walks/walks.ts";
import type { Job } from "./job.ts";
import type { JobLife } from "./job-life-arbitrary.ts";
import { circumstancesOf } from "./job-parameters-of.ts";

/** The job in a value of a format, times in epoch milliseconds; throws where it takes a reader to find it there. */
export function heldJob(value: unknown, format: WritableFormat): Job<number> {
  const { held }: Writer = writers[format];
  if (held === undefined) throw new TypeError(`a job as ${format} is read by readHistories alone`);
  return mapTimes(held(value) as DescribedTrainingJob, ({ milliseconds }) => milliseconds) as unknown as Job<number>;
}

/** The life at the end of which a job is described so, and its circumstances; throws where there is no such walk. */
export function jobLifeOf(job: Job<number>, walks: Walks): JobLife {
  const life = lifeOf(job.SecondaryStatusTransitions, walks);
  return { life, circumstances: circumstancesOf(job, life) };
}
