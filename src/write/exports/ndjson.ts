import type { Export } from "./export.ts";

/** A DescribeTrainingJob response a line, in the canonical format. */
export const ndjson: Export = {
  begin: () => "",
  job: ({ job }) => `${JSON.stringify(job)}\n`,
  end: () => "",
};
