import type { Lifecycle } from "../../machine/lifecycle.ts";
import { escapeControl } from "../../model/escape-control.ts";
import { formatPath } from "../../model/format-path.ts";
import { isArray } from "../../model/safe-access.ts";
import { formatSource } from "../../read/format-source.ts";
import type { JobRecord, Source } from "../../read/read-record.ts";
import type { RuleFinding } from "../../validate/engine/catalogue.ts";
import { resolveOptions } from "../../validate/engine/options.ts";
import type { Verdict } from "../../validate/engine/report.ts";
import { RuleContext } from "../../validate/engine/rule-context.ts";
import type { Repair } from "../../validate/repair/repair.ts";
import { repairHistory } from "../../validate/repair/repair-history.ts";
import { catalogue } from "../../validate/rules/index.ts";
import type { FindingData, JobData } from "../client/report-data.ts";
import { fieldTexts } from "./field-texts.ts";
import { repairData } from "./repair-data.ts";
import { visitData } from "./visit-data.ts";

/** Visits and findings of one job that the page is given at most: it would not draw more in a useful time. */
export const MOST_PER_JOB = 500;

/** One audited history, as the report takes it. */
export interface AuditedJob {
  /** TrainingJobName; null if the input names none. */
  readonly job: string | null;
  readonly source: Source;
  readonly verdict: Verdict | "unreadable";
  readonly findings: readonly RuleFinding[];
  /** Findings that are in the baseline, and so not among `findings`. */
  readonly known?: readonly RuleFinding[];
  readonly repair?: Repair;
  /** Absent if nothing could be read. */
  readonly record?: JobRecord;
}

/** One audited history as the page is given it, every text made harmless. */
export function jobData(
  { job, source, verdict, findings: fresh, known = [], repair, record }: AuditedJob,
  place: number,
  lifecycle: Lifecycle,
): JobData {
  const mend = repair ?? (verdict === "illegal" && record !== undefined ? repairOf(record, lifecycle) : undefined);
  const subject = record === undefined ? undefined : subjectOf(record, lifecycle);
  const visits = subject === undefined ? [] : visitData(subject);
  const findings = [...fresh, ...known];
  const faulty = new Set(findings.filter(breaksHistory).map(entryOf));
  const broke = visits.findIndex(({ entry }) => faulty.has(entry));
  return {
    place,
    name: job === null ? null : escapeControl(job),
    source: formatSource(source),
    verdict,
    findings: findings.slice(0, MOST_PER_JOB).map((finding, i) => findingData(finding, i >= fresh.length)),
    visits: visits.slice(0, MOST_PER_JOB),
    more: {
      findings: Math.max(0, findings.length - MOST_PER_JOB),
      visits: Math.max(0, visits.length - MOST_PER_JOB),
    },
    legalVisits: broke < 0 ? visits.length : broke,
    hasTimes: subject?.hasTimes ?? false,
    naive: subject?.isNaive ?? false,
    repair: mend === undefined ? [] : repairData(mend, lifecycle),
    fields: subject === undefined ? {} : fieldTexts(subject),
  };
}

function subjectOf({ job, hasTimes }: JobRecord, lifecycle: Lifecycle): RuleContext {
  return RuleContext.of(job, isArray(job) ? "history" : "job", resolveOptions({ lifecycle, hasTimes }));
}

/** Also where the audit was not asked for it: it is a part of the picture. */
function repairOf({ job, hasTimes }: JobRecord, lifecycle: Lifecycle): Repair {
  return repairHistory(job, { hasTimes, lifecycle });
}

function findingData(finding: RuleFinding, known: boolean): FindingData {
  const { rule, severity, message, path } = finding;
  return {
    rule,
    severity,
    message: escapeControl(message),
    path: escapeControl(formatPath(path)),
    entry: entryOf(finding),
    known,
  };
}

/** Rules that judge the array alone; the others hold it against the job around it. */
const OF_HISTORY = new Set<string>(catalogue.filter(({ needs }) => needs === undefined).map(({ id }) => id));

function breaksHistory({ rule, severity }: RuleFinding): boolean {
  return severity === "error" && OF_HISTORY.has(rule);
}

/** The entry that a finding speaks of; null where it speaks of the job. */
function entryOf({ path }: RuleFinding): number | null {
  return path.find((key) => typeof key === "number") ?? null;
}
