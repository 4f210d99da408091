import { mapTimes } from "../../model/map-times.ts";
import { toSeconds } from "../../model/units.ts";
import type { Writer } from "../writer.ts";

/** A Search response with one result; whole epoch seconds. */
export const search: Writer = {
  precision: "seconds",
  carries: "job",
  value: (job) => ({
    Results: [{ TrainingJob: mapTimes(job, ({ milliseconds }) => Math.floor(toSeconds(milliseconds))) }],
  }),
  extract: (value) =>
    (value as { readonly Results: readonly [{ readonly TrainingJob: unknown }] }).Results[0].TrainingJob,
};
