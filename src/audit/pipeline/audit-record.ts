import { NO_DUPLICATES } from "../../model/duplicate-key.ts";
import { isArray } from "../../model/safe-access.ts";
import type { BadRecord, ReadRecord } from "../../read/read-record.ts";
import { type RuleFinding, rules } from "../../validate/engine/catalogue.ts";
import { resolveOptions, type ValidateOptions } from "../../validate/engine/options.ts";
import type { Report } from "../../validate/engine/report.ts";
import type { Settings } from "../../validate/engine/settings.ts";
import { awsInput } from "../../validate/field-names.ts";
import { DEFAULT_COSTS } from "../../validate/repair/costs.ts";
import { repairWith } from "../../validate/repair/repair-history.ts";
import { historyReport, jobReport } from "../../validate/validate.ts";
import type { AuditResult } from "./audit-result.ts";
import { recordLifecycle } from "./record-lifecycle.ts";
import type { UnreadInput } from "./record-source.ts";
import { statusesOf } from "./statuses-of.ts";

/** Validates a job or a bare history. */
type Validate = (value: unknown, settings: Settings) => Pick<Report, "verdict" | "findings">;

/** Validates one record. An unreadable record gives a `malformed-job` finding. */
export function auditRecord(record: ReadRecord, options: ValidateOptions): AuditResult {
  return auditWith(record, resolveOptions(options));
}

/** As {@link auditRecord}, with options that are already validated. */
export function auditWith(record: ReadRecord, settings: Settings, describe: Validate = jobReport): AuditResult {
  if (record.kind === "unreadable") return unreadable(record, settings);
  const { job, source, hasTimes, mayBeginMidway = false, duplicateKeys = NO_DUPLICATES } = record;
  // One repair for the history, whichever rules speak of its sequence, and not once more in the data of a finding.
  const lifecycle = recordLifecycle(record, settings.lifecycle);
  const isEvent = source.format === "eventbridge";
  const isAsSet =
    settings.hasTimes === hasTimes &&
    settings.isEvent === isEvent &&
    settings.mayBeginMidway === mayBeginMidway &&
    settings.lifecycle === lifecycle &&
    settings.duplicateKeys === duplicateKeys &&
    !settings.repair;
  const asked = isAsSet
    ? settings
    : { ...settings, lifecycle, hasTimes, isEvent, mayBeginMidway, duplicateKeys, repair: false };
  const validate = isArray(job) ? historyReport : describe;
  const { verdict, findings } = validate(job, asked);
  const statuses = statusesOf(awsInput(job, lifecycle));
  const { evidence } = asked;
  const audited = { job: record.name ?? null, source, verdict, findings, statuses, record, lifecycle, evidence };
  const mend = settings.repair ? repairWith(awsInput(job, lifecycle), asked, DEFAULT_COSTS) : undefined;
  return mend !== undefined && mend.patch.length > 0 ? { ...audited, repair: mend } : audited;
}

function unreadable(record: BadRecord, { severities }: Settings): AuditResult {
  const { id, evidence } = rules["malformed-job"];
  const severity = severities[id];
  const { name = null, expected = "a described job or its transitions", problem, source } = record;
  const data = { expected, found: record.found ?? problem };
  const finding = { rule: id, evidence, path: [], data, message: problem };
  const findings = severity === "off" ? [] : [{ ...finding, severity } as RuleFinding];
  return { job: name, source, verdict: "unreadable", findings, statuses: [] };
}

/** The result of an input that could not be read, or not to its end. */
export function auditUnread({ path, problem }: UnreadInput, settings: Settings): AuditResult {
  const source = { file: path, line: 1, byteOffset: 0, format: "unknown" };
  const record = { kind: "unreadable", expected: "an input that can be read", problem, source } as const;
  return { ...unreadable(record, settings), isInput: true };
}
