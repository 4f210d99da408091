import type { Writer } from "../writer.ts";
import { python } from "./python.ts";

/** A Jupyter notebook with one cell whose output is a boto3 response. */
export const notebook: Writer = {
  ...python,
  value: (job) => ({
    cells: [
      {
        cell_type: "code",
        execution_count: 1,
        metadata: {},
        outputs: [
          {
            output_type: "execute_result",
            execution_count: 1,
            metadata: {},
            data: { "text/plain": [python.value(job)] },
          },
        ],
        source: ["client.describe_training_job(TrainingJobName=name)"],
      },
    ],
    metadata: {},
    nbformat: 4,
    nbformat_minor: 5,
  }),
};
