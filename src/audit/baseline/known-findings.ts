import { dirname, resolve } from "node:path";
import type { RuleFinding } from "../../validate/engine/catalogue.ts";
import type { Policy } from "../config/policy.ts";
import type { AuditResult } from "../pipeline/audit-result.ts";
import { formatPath } from "../reporters/format-location.ts";
import { BaselineCoverage } from "./baseline-coverage.ts";
import { type BaselineRecord, readBaseline, writeBaseline } from "./baseline-file.ts";
import { subjectOf } from "./finding-owner.ts";
import { fingerprintOf } from "./fingerprint.ts";

/** How an audit uses a baseline file. */
export interface Baseline {
  /** For messages. */
  readonly file: string;
  /** Whether findings are recorded, so that none counts against the audit. */
  readonly isRecording: boolean;
  /** The result as it is reported. */
  judge(audited: AuditResult): AuditResult;
  /** Updates the file and returns notices. Called only if everything was audited. */
  end(): Promise<readonly string[]>;
}

/**
 * Reports the findings that are not in the file, and lists or removes records without a finding. Records of jobs and
 * rules that were not audited stay.
 */
export function knownFindings(file: string, policy: Policy, { prune }: { readonly prune: boolean }): Baseline {
  const folder = dirname(resolve(file));
  const records = readBaseline(file);
  const known = new Set(records.map(({ fingerprint }) => fingerprint));
  const fitting = new Set<string>();
  const sight = new BaselineCoverage(records, policy, folder);
  return {
    file,
    isRecording: false,
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
    async end() {
      const idle = records.filter(({ fingerprint }) => !fitting.has(fingerprint));
      const stale = new Set(idle.filter((record) => sight.covers(record)));
      const unseen = idle.length - stale.size;
      const notices: string[] = [];
      if (prune && unseen > 0) {
        notices.push(
          `${counted(unseen, "record")} of ${file} ${unseen === 1 ? "stays: its job or rule was" : "stay: their jobs or rules were"} not audited`,
        );
      }
      if (stale.size === 0) return notices;
      const count = `${counted(stale.size, "record")} of ${file}`;
      if (!prune) return [`${count} without a finding; --prune-baseline removes them:`, ...[...stale].map(recordText)];
      await writeBaseline(
        file,
        records.filter((record) => !stale.has(record)),
      );
      return [`removed ${count} without a finding`, ...notices];
    },
  };
}

/** Writes all findings to a new file. */
export function recordFindings(file: string): Baseline {
  const folder = dirname(resolve(file));
  const records = new Map<string, BaselineRecord>();
  return {
    file,
    isRecording: true,
    judge(audited) {
      for (const finding of audited.findings) {
        const record = recordOf(audited, finding, folder);
        records.set(record.fingerprint, record);
      }
      return audited;
    },
    async end() {
      await writeBaseline(file, records.values());
      return [`recorded ${counted(records.size, "finding")} in ${file}`];
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
