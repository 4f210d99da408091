import { canRun } from "../../validate/engine/applicable-rules.ts";
import { resolveOptions } from "../../validate/engine/options.ts";
import type { Settings } from "../../validate/engine/settings.ts";
import { catalogue } from "../../validate/rules/index.ts";
import type { Policy } from "../config/policy.ts";
import type { AuditResult } from "../pipeline/audit-result.ts";
import { fileOf } from "../pipeline/file-of.ts";
import type { BaselineRecord } from "./baseline-file.ts";
import { fileFrom, subjectOf } from "./finding-owner.ts";

/** What was to be seen of a job, or of a file, in one record. */
interface Look {
  readonly settings: Settings;
  /** Undefined where nothing could be read. */
  readonly seen?: { readonly fields: ReadonlySet<string>; readonly entries: number; readonly isOpen: boolean };
}

/** What an audit looked at of all that the records of a baseline speak of. */
export class BaselineCoverage {
  readonly #policy: Policy;
  readonly #folder: string;
  readonly #looks: ReadonlyMap<string, Look[]>;
  /** Files with records that could not be read: whose they are, nobody knows. */
  readonly #torn = new Set<string>();

  constructor(records: readonly BaselineRecord[], policy: Policy, folder: string) {
    this.#policy = policy;
    this.#folder = folder;
    this.#looks = new Map(records.map(({ subject }) => [subject, []]));
  }

  add(audited: AuditResult): void {
    const file = fileFrom(this.#folder, audited);
    if (audited.verdict === "unreadable") this.#torn.add(file);
    // A file was looked at whatever was found in it: what could not be read may be a job now.
    for (const subject of new Set([file, subjectOf(audited, this.#folder)])) {
      const looks = this.#looks.get(subject);
      // Of a file it counts that it was looked at, not how often.
      if (looks !== undefined && (subject !== file || looks.length === 0)) looks.push(this.#lookOf(audited));
    }
  }

  #lookOf(audited: AuditResult): Look {
    const { record, verdict, statuses } = audited;
    const settings = resolveOptions({ ...this.#policy.optionsFor(fileOf(audited)), hasTimes: record?.hasTimes });
    if (record === undefined) return { settings };
    const fields = new Set(Object.keys(record.job));
    return { settings, seen: { fields, entries: statuses.length, isOpen: verdict === "open" } };
  }

  /** Whether the finding would have been found again, were it still there. */
  covers(record: BaselineRecord): boolean {
    if (this.#torn.has(record.subject)) return false;
    return this.#looks.get(record.subject)!.some((look) => mayFind(record, look));
  }
}

/**
 * Whether the rule is on and ran, and the entry is there, or will never be. Rules on two descriptions of a job are not in
 * the catalogue of those on one: whether both were there again, one look does not tell, so their records stay.
 */
function mayFind({ rule: id, path }: BaselineRecord, { settings, seen }: Look): boolean {
  const rule = catalogue.find((known) => known.id === id);
  if (rule === undefined || settings.severities[rule.id] === "off") return false;
  if (seen === undefined) return true;
  const entry = Number(/\[(\d+)\]/.exec(path)?.[1] ?? -1);
  const isToCome = entry >= seen.entries && (seen.isOpen || seen.entries === 0);
  return !isToCome && canRun(rule, settings, (field) => seen.fields.has(field));
}
