import type { Severity } from "../../validate/engine/finding.ts";
import type { Ignored } from "../config/policy.ts";
import type { AuditResult } from "./audit-result.ts";

/** The end of every report; its fields are part of the JSON contract. */
export interface Summary {
  /** Histories that were validated. */
  readonly histories: number;
  /** Histories with this verdict. */
  readonly legal: number;
  /** Histories with this verdict. */
  readonly open: number;
  /** Histories with this verdict. */
  readonly illegal: number;
  /** Records and inputs without a readable history. */
  readonly unreadable: number;
  /** Findings by rule id, in the order of the ids. */
  readonly findings: Readonly<Record<string, number>>;
  /** Number of findings in the baseline, which are left out of the others; absent if 0. */
  readonly known?: number;
}

/** The counts as one line: `3 histories: 1 legal, 0 open, 2 illegal; 1 unreadable`. */
export function countsText({ histories, legal, open, illegal, unreadable, known = 0 }: Summary): string {
  const counts = `${histories} ${histories === 1 ? "history" : "histories"}: ${legal} legal, ${open} open, ${illegal} illegal`;
  const old = `${known} ${known === 1 ? "finding" : "findings"} in the baseline`;
  return [counts, unreadable > 0 ? `${unreadable} unreadable` : [], known > 0 ? old : []].flat().join("; ");
}

/** Counts results as they pass. */
export class Tally {
  #histories = 0;
  readonly #verdicts = { legal: 0, open: 0, illegal: 0, unreadable: 0 };
  readonly #findings = new Map<string, number>();
  #known = 0;
  readonly bySeverity: Record<Severity, number> = { error: 0, warning: 0, info: 0 };
  /** Calls of `watch` that failed and are in no report. */
  failedCalls = 0;
  #isInputUnread = false;
  readonly #isRecording: boolean;
  /** Inputs without a history so far that are held against the audit. Events of a file come after its other records. */
  readonly #withoutHistory = new Set<string | undefined>();
  #input: string | undefined;
  #hasHistory = false;
  /** Histories that the configuration ignores, by reason. */
  readonly ignored = new Map<Ignored, number>();

  /** @param isRecording whether findings are recorded in a baseline, which accepts them. */
  constructor(isRecording = false) {
    this.#isRecording = isRecording;
  }

  add({ verdict, source, findings, isInput, known = [] }: AuditResult): void {
    if (isInput) this.#isInputUnread = true;
    else if (verdict !== "unreadable" || findings.length > 0) this.#see(source.file, verdict !== "unreadable");
    for (const { more = 0 } of known) this.#known += 1 + more;
    this.#verdicts[verdict]++;
    if (verdict !== "unreadable") this.#histories++;
    if (findings.length === 0) return;
    for (const { rule, severity, more = 0 } of findings) {
      this.#findings.set(rule, (this.#findings.get(rule) ?? 0) + 1 + more);
      this.bySeverity[severity] += 1 + more;
    }
  }

  /** Counts a history of this file that is not audited. */
  ignore(ignored: Ignored, file: string): void {
    this.#see(file, true);
    this.ignored.set(ignored, (this.ignored.get(ignored) ?? 0) + 1);
  }

  #see(file: string | undefined, isHistory: boolean): void {
    if (file !== this.#input) [this.#input, this.#hasHistory] = [file, false];
    this.#hasHistory ||= isHistory;
    if (isHistory) this.#withoutHistory.delete(file);
    else if (!this.#hasHistory && !this.#isRecording) this.#withoutHistory.add(file);
  }

  /** Whether an input could not be read to its end, is empty or holds no history at all. */
  get hasUnreadInput(): boolean {
    return this.#isInputUnread || this.failedCalls > 0 || this.#withoutHistory.size > 0;
  }

  get summary(): Summary {
    return {
      histories: this.#histories,
      ...this.#verdicts,
      unreadable: this.#verdicts.unreadable + this.failedCalls,
      findings: Object.fromEntries([...this.#findings].sort(([a], [b]) => (a < b ? -1 : 1))),
      ...(this.#known > 0 ? { known: this.#known } : {}),
    };
  }
}
