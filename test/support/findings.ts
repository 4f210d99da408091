import { type Comparison, compareSnapshots, type Report, validateHistory, validateUnknown } from "../../src/index.ts";

/** The day on which fixtures are judged: they are all older. */
export const NOW = "2026-11-23T00:00:00Z";

/**
 * Validates a parsed fixture: an array as a history, `{ earlier, later }` as two snapshots, `{ job, options }` as a job
 * with these options, anything else as a job.
 */
export function validateFixture(value: unknown): Report | Comparison {
  if (Array.isArray(value)) return validateHistory(value, { now: NOW });
  const { earlier, later, options, job = value } = value as Record<string, object>;
  return later === undefined
    ? validateUnknown(job, { now: NOW, ...options })
    : compareSnapshots(earlier, later, { now: NOW });
}

/** A line a finding: `<severity> <path> <rule>: <message>`, as fixtures and pages have them. */
export function findingLines({ findings }: Pick<Report, "findings">): string {
  return findings
    .map(({ severity, path, rule, message }) => `${severity} ${path.join(".")} ${rule}: ${message}\n`)
    .join("");
}
