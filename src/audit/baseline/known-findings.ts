import { dirname, resolve } from "node:path";
import type { RuleFinding } from "../../validate/engine/catalogue.ts";
import type { Policy } from "../config/policy.ts";
import type { AuditResult } from "../pipeline/audit-result.ts";
import { formatPath } from "../reporters/format-location.ts";
import { BaselineCoverage } from "./baseline-coverage.ts";
import { type BaselineRecord, readBaseline, writeBaseline } from "./baseline-file.ts";
import { subjectOf } from "./finding-owner.ts";
import { fingerprintOf } from "./fingerprint.ts";

/** What an audit does with a baseline: looks at each history, and has the last word when all were seen. */
export interface Baseline {
  /** The history as it is reported. */
  judge(audited: AuditResult): AuditResult;
  /** What there is to say at the end. Called only where the audit saw everything. */
  end(): readonly string[];
}

/**
 * Reports the findings that are not in the file, and tells, or removes, the records that nothing fits any more. Those of
 * jobs and by rules that the audit did not look at stay.
 */
export function knownFindings(file: string, policy: Policy, { prune }: { readonly prune: boolean }): Baseline {
  const folder = dirname(resolve(file));
  const records = readBaseline(file);
  const known = new Set(records.map(({ fingerprint }) => fingerprint));
  const fitting = new Set<string>();
  const sight = new BaselineCoverage(records, policy, folder);
  return {
    judge(audited) {
      sight.add(audited);
      const isKnown = (finding: RuleFinding) => {
        const fingerprint = fingerprintOf(audited, finding, folder);
        if (known.has(fingerprint)) fitting.add(fingerprint);
        return known.has(fingerprint);
      };
      const old = new Set(audited.findings.filter(isKnown));
      return { ...audited, findings: audited.findings.filter((finding) => !old.has(finding)), known: [...old] };
    },
    end() {
      const idle = records.filter(({ fingerprint }) => !fitting.has(fingerprint));
      const stale = new Set(idle.filter((record) => sight.covers(record)));
      const unseen = idle.length - stale.size;
      const told: string[] = [];
      if (prune && unseen > 0) {
        told.push(
          `${counted(unseen, "record")} of ${file} ${unseen === 1 ? "stays: its job or rule was" : "stay: their jobs or rules were"} not looked at`,
        );
      }
      if (stale.size === 0) return told;
      const count = `${counted(stale.size, "record")} of ${file}`;
      if (!prune)
        return [`${count} fit nothing any more; --prune-baseline removes them:`, ...[...stale].map(recordText)];
      writeBaseline(
        file,
        records.filter((record) => !stale.has(record)),
      );
      return [`${count} fitted nothing any more and ${stale.size === 1 ? "is" : "are"} removed`, ...told];
    },
  };
}

/** Writes all findings to the file, which is made anew. */
export function recordFindings(file: string): Baseline {
  const folder = dirname(resolve(file));
  const records = new Map<string, BaselineRecord>();
  return {
    judge(audited) {
      for (const finding of audited.findings) {
        const record = recordOf(audited, finding, folder);
        records.set(record.fingerprint, record);
      }
      return audited;
    },
    end() {
      writeBaseline(file, records.values());
      return [`${counted(records.size, "finding")} ${records.size === 1 ? "is" : "are"} recorded in ${file}`];
    },
  };
}

function recordOf(audited: AuditResult, finding: RuleFinding, folder: string): BaselineRecord {
  return {
    fingerprint: fingerprintOf(audited, finding, folder),
    rule: finding.rule,
    subject: subjectOf(audited, folder),
    path: formatPath(finding.path),
  };
}

function recordText({ rule, subject, path }: BaselineRecord): string {
  return `  ${rule} of ${[subject, path].filter(Boolean).join(" ")}`;
}

function counted(n: number, noun: string): string {
  return `${n} ${noun}${n === 1 ? "" : "s"}`;
}
