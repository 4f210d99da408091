import type { Format } from "../../src/audit/reporters/index.ts";

/** The reports that keep only counts of what they have written, and a bounded number of cases or rows. */
export const STREAMING = ["text", "json", "ndjson", "sarif", "junit", "github", "markdown", "csv"] satisfies Format[];
