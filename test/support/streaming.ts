import type { Format } from "../../src/audit/reporters/index.ts";

/** The reports that keep nothing of a history but counts, and a bounded number of cases or rows. */
export const STREAMING = ["text", "json", "ndjson", "sarif", "junit", "github", "markdown", "csv"] satisfies Format[];
