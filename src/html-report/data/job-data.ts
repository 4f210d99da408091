import type { Evidence } from "../../machine/evidence.ts";
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
import { awsInput } from "../../validate/field-names.ts";
import type { Repair } from "../../validate/repair/repair.ts";
import { repairHistory } from "../../validate/repair/repair-history.ts";
import { catalogue } from "../../validate/rules/index.ts";
import type { FindingData, JobData } from "../client/report-data.ts";
import { entryData } from "./entry-data.ts";
import { fieldTexts } from "./field-texts.ts";
import { repairData } from "./repair-data.ts";

/** Maximum number of entries, and of findings, per job in the report; a browser takes too long to draw more. */
export const MOST_PER_JOB = 500;

/** One audited history, as the audit passes it to the report. */
export interface AuditedJob {
  /** TrainingJobName; null if the input names none. */
  readonly job: string | null;
  readonly source: Source;
  readonly verdict: Verdict | "unreadable";
  readonly findings: readonly RuleFinding[];
  /** Findings recorded in the baseline, which are not part of `findings`. */
  readonly known?: readonly RuleFinding[];
  readonly repair?: Repair;
  /** The weakest evidence that made an edge legal. Default: "inferred". */
  readonly evidence?: Evidence;
  /** Absent if nothing could be read. */
  readonly record?: JobRecord;
}

/**
 * The report's data on one audited history, with control characters escaped.
 *
 * @param place index of the lifecycle in the report.
 */
export function jobData(
  { job, source, verdict, findings: fresh, known = [], repair, record, evidence = "inferred" }: AuditedJob,
  index: number,
  lifecycle: Lifecycle,
  place = 0,
): JobData {
  const shownRepair =
    repair ?? (verdict === "illegal" && record !== undefined ? repairOf(record, lifecycle, evidence) : undefined);
  const context = record === undefined ? undefined : subjectOf(record, lifecycle, evidence);
  const entries = context === undefined ? [] : entryData(context);
  const findings = [...fresh, ...known];
  const faulty = new Set(findings.filter(breaksHistory).map(entryOf));
  const broke = entries.findIndex(({ index }) => faulty.has(index));
  return {
    index,
    name: job === null ? null : escapeControl(job),
    source: formatSource(source),
    lifecycle: place,
    verdict,
    findings: findings.slice(0, MOST_PER_JOB).map((finding, i) => findingData(finding, i >= fresh.length)),
    entries: entries.slice(0, MOST_PER_JOB),
    more: {
      findings: Math.max(0, findings.length - MOST_PER_JOB),
      entries: Math.max(0, entries.length - MOST_PER_JOB),
    },
    legalEntries: broke < 0 ? entries.length : broke,
    hasTimes: context?.hasTimes ?? false,
    naive: context?.isNaive ?? false,
    repair: shownRepair === undefined ? [] : repairData(shownRepair, lifecycle),
    fields: context === undefined ? {} : fieldTexts(context),
  };
}

function subjectOf({ job, hasTimes }: JobRecord, lifecycle: Lifecycle, evidence: Evidence): RuleContext {
  const named = awsInput(job, lifecycle);
  return RuleContext.of(named, isArray(job) ? "history" : "job", resolveOptions({ lifecycle, hasTimes, evidence }));
}

/** The timeline shows the repair even if the audit ran without `--repair`. */
function repairOf({ job, hasTimes, mayBeginMidway }: JobRecord, lifecycle: Lifecycle, evidence: Evidence): Repair {
  return repairHistory(job, { hasTimes, mayBeginMidway: mayBeginMidway === true, lifecycle, evidence });
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

/** Rules that check the array alone, without the other fields of the job. */
const OF_HISTORY = new Set<string>(catalogue.filter(({ needs }) => needs === undefined).map(({ id }) => id));

function breaksHistory({ rule, severity }: RuleFinding): boolean {
  return severity === "error" && OF_HISTORY.has(rule);
}

/** Index of the entry that a finding is about; null if it is about the job. */
function entryOf({ path }: RuleFinding): number | null {
  return path.find((key) => typeof key === "number") ?? null;
}
