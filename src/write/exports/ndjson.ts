import type { Export } from "./export.ts";

/** One normalized DescribeTrainingJob response per line. */
export const ndjson: Export = {
  begin: () => "",
  job: ({ job }) => `${JSON.stringify(job)}\n`,
  end: () => "",
};
