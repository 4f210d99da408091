import { type Report, validateHistory, validateJob } from "../../src/index.ts";

/** The day on which fixtures are judged: they are all older. */
export const NOW = "2026-11-23T00:00:00Z";

/** Validates a parsed fixture: an array as a history, anything else as a job. */
export function validateFixture(value: unknown): Report {
  return Array.isArray(value) ? validateHistory(value, { now: NOW }) : validateJob(value, { now: NOW });
}

/** A line a finding: `<severity> <path> <rule>: <message>`, as fixtures and pages have them. */
export function findingLines({ findings }: Report): string {
  return findings
    .map(({ severity, path, rule, message }) => `${severity} ${path.join(".")} ${rule}: ${message}\n`)
    .join("");
}
