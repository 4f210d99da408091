import { canRun } from "../../validate/engine/applicable-rules.ts";
import type { Settings } from "../../validate/engine/settings.ts";
import { catalogue } from "../../validate/rules/index.ts";
import type { Policy } from "../config/policy.ts";
import type { AuditResult } from "../pipeline/audit-result.ts";
import { fileOf } from "../pipeline/file-of.ts";
import type { BaselineRecord } from "./baseline-file.ts";
import { fileFrom, subjectOf } from "./finding-owner.ts";

/** What one record covers of a job or of a file. */
interface Look {
  readonly settings: Settings;
  /** Undefined if nothing could be read. */
  readonly seen?: { readonly fields: ReadonlySet<string>; readonly entries: number; readonly isOpen: boolean };
}

/** Which findings of a baseline an audit could have found again. */
export class BaselineCoverage {
  readonly #policy: Policy;
  readonly #folder: string;
  readonly #looks: ReadonlyMap<string, Look[]>;
  /** Files with unreadable records, which may belong to any job. */
  readonly #torn = new Set<string>();

  constructor(records: readonly BaselineRecord[], policy: Policy, folder: string) {
    this.#policy = policy;
    this.#folder = folder;
    this.#looks = new Map(records.map(({ subject }) => [subject, []]));
  }

  add(audited: AuditResult): void {
    const file = fileFrom(this.#folder, audited);
    if (audited.verdict === "unreadable") this.#torn.add(file);
    // A file counts even if no job was found in it: a record that was unreadable may be a job now.
    for (const subject of new Set([file, subjectOf(audited, this.#folder)])) {
      const looks = this.#looks.get(subject);
      // A file counts once, however many records it has.
      if (looks !== undefined && (subject !== file || looks.length === 0)) looks.push(this.#lookOf(audited));
    }
  }

  #lookOf(audited: AuditResult): Look {
    const { record, verdict, statuses } = audited;
    const settings = { ...this.#policy.settingsFor(fileOf(audited)), hasTimes: record?.hasTimes ?? true };
    if (record === undefined) return { settings };
    const fields = new Set(Object.keys(record.job));
    return { settings, seen: { fields, entries: statuses.length, isOpen: verdict === "open" } };
  }

  /** Whether the audit would have reported the finding if it still existed. */
  covers(record: BaselineRecord): boolean {
    if (this.#torn.has(record.subject)) return false;
    return this.#looks.get(record.subject)!.some((look) => mayFind(record, look));
  }
}

/**
 * Whether the rule is on and ran, and the entry is present or can no longer appear. Findings of rules that compare two
 * snapshots are kept, because one record does not show whether both snapshots were read again.
 */
function mayFind({ rule: id, path }: BaselineRecord, { settings, seen }: Look): boolean {
  const rule = catalogue.find((known) => known.id === id);
  if (rule === undefined || settings.severities[rule.id] === "off") return false;
  if (seen === undefined) return true;
  const entry = Number(/\[(\d+)\]/.exec(path)?.[1] ?? -1);
  const isToCome = entry >= seen.entries && (seen.isOpen || seen.entries === 0);
  return !isToCome && canRun(rule, settings, (field) => seen.fields.has(field));
}
