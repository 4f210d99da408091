import type { RuleFinding } from "../../validate/catalogue.ts";
import type { Audited } from "../audited.ts";
import { pathText } from "../reporters/place-text.ts";
import { type BaselineRecord, readBaseline, writeBaseline } from "./baseline-file.ts";
import { fingerprintOf } from "./fingerprint.ts";

/** What an audit does with a baseline: looks at each history, and has the last word when all were seen. */
export interface Baseline {
  /** The history as it is reported. */
  judge(audited: Audited): Audited;
  /** What there is to say at the end. Called only where the audit saw everything. */
  end(): readonly string[];
}

/** Reports the findings that are not in the file, and tells, or removes, the records that nothing fits any more. */
export function knownFindings(file: string, { prune }: { readonly prune: boolean }): Baseline {
  const records = readBaseline(file);
  const known = new Set(records.map(({ fingerprint }) => fingerprint));
  const seen = new Set<string>();
  return {
    judge(audited) {
      const isKnown = (finding: RuleFinding) => {
        const fingerprint = fingerprintOf(audited, finding);
        if (known.has(fingerprint)) seen.add(fingerprint);
        return known.has(fingerprint);
      };
      const old = new Set(audited.findings.filter(isKnown));
      return { ...audited, findings: audited.findings.filter((finding) => !old.has(finding)), known: [...old] };
    },
    end() {
      const stale = records.filter(({ fingerprint }) => !seen.has(fingerprint));
      if (stale.length === 0) return [];
      const count = `${stale.length} ${stale.length === 1 ? "record" : "records"} of ${file}`;
      if (!prune) return [`${count} fit nothing any more; --prune-baseline removes them:`, ...stale.map(recordText)];
      writeBaseline(
        file,
        records.filter(({ fingerprint }) => seen.has(fingerprint)),
      );
      return [`${count} fitted nothing any more and ${stale.length === 1 ? "is" : "are"} removed`];
    },
  };
}

/** Writes all findings to the file, which is made anew. */
export function recordFindings(file: string): Baseline {
  const records = new Map<string, BaselineRecord>();
  return {
    judge(audited) {
      for (const finding of audited.findings) {
        const record = recordOf(audited, finding);
        records.set(record.fingerprint, record);
      }
      return audited;
    },
    end() {
      writeBaseline(file, records.values());
      return [`${records.size} ${records.size === 1 ? "finding is" : "findings are"} recorded in ${file}`];
    },
  };
}

function recordOf(audited: Audited, finding: RuleFinding): BaselineRecord {
  const place = [audited.job ?? audited.source.file ?? "input", pathText(finding.path)];
  return { fingerprint: fingerprintOf(audited, finding), rule: finding.rule, place: place.filter(Boolean).join(" ") };
}

function recordText({ rule, place }: BaselineRecord): string {
  return `  ${rule} of ${place}`;
}
