import { isArray } from "../history/untrusted.ts";
import type { BadRecord, ReadRecord } from "../read/described-job.ts";
import { type RuleFinding, rules } from "../validate/catalogue.ts";
import type { ValidateOptions } from "../validate/options.ts";
import { repairHistory } from "../validate/repair.ts";
import type { Report } from "../validate/report.ts";
import { validateHistory, validateJob } from "../validate/validate.ts";
import type { Audited } from "./audited.ts";
import { statusesOf } from "./statuses-of.ts";

/** What validates a described job, or an array of transitions alone. */
type Validate = (value: unknown, options: ValidateOptions) => Pick<Report, "verdict" | "findings">;

/** Validates one record that was read. A record that could not be read is a finding of `malformed-job`. */
export function auditRecord(
  record: ReadRecord,
  { repair = false, ...options }: ValidateOptions,
  describe: Validate = validateJob,
): Audited {
  if (record.kind === "unreadable") return unreadable(record, options);
  const { job, source, timed } = record;
  const validate: Validate = isArray(job) ? validateHistory : describe;
  const { verdict, findings } = validate(job, { ...options, timed });
  const statuses = statusesOf(record);
  // Once for the history, whichever rules speak of its sequence, and not once more in the data of each finding.
  const mend = repair ? repairHistory(job, { ...options, timed }) : undefined;
  const toBeDone = mend !== undefined && mend.patch.length > 0 ? { repair: mend } : {};
  return { job: record.name ?? null, source, verdict, findings, ...toBeDone, statuses, record };
}

function unreadable(record: BadRecord, options: ValidateOptions): Audited {
  const { id, severity: usual, evidence } = rules["malformed-job"];
  const severity = options.rules?.[id] ?? usual;
  const { name = null, expected = "a described training job or its transitions", problem, source } = record;
  const data = { expected, found: record.found ?? problem };
  const finding = { rule: id, evidence, path: [], data, message: problem };
  const findings = severity === "off" ? [] : [{ ...finding, severity } as RuleFinding];
  return { job: name, source, verdict: "unreadable", findings, statuses: [] };
}
