import type { StandardSchemaV1 } from "@standard-schema/spec";
import type { DescribedTrainingJob, SecondaryStatusTransition } from "../../src/index.ts";
import { historySchema, jobSchema } from "../../src/validate/standard-schema.ts";

/* The schemas are what the published types of Standard Schema say, and infer to the library's own types. */
const history: StandardSchemaV1<readonly SecondaryStatusTransition[]> = historySchema;
const job: StandardSchemaV1<DescribedTrainingJob> = jobSchema;

type Inferred = StandardSchemaV1.InferOutput<typeof historySchema>;
export const inferred: Inferred = [{ Status: "Starting", StartTime: new Date() }];
export const schemas = [history, job];
