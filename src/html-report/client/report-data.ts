/*
 * The JSON data of the HTML report, which the reporter embeds in the page. It includes the statuses, phases and rules, so
 * the page's code contains none of their names. Control characters in text from the input are already escaped.
 */

export interface ReportData {
  readonly summary: SummaryData;
  readonly inputs: InputsData;
  readonly sample: SampleData;
  /** Each lifecycle that histories were replayed through. */
  readonly lifecycles: readonly LifecycleReport[];
  /** The rules with findings, by id. */
  readonly rules: Readonly<Record<string, RuleData>>;
}

export interface SummaryData {
  readonly histories: number;
  readonly legal: number;
  readonly open: number;
  readonly illegal: number;
  readonly unreadable: number;
  readonly findings: Readonly<Record<string, number>>;
  /** Number of findings recorded in the baseline, which `findings` does not include. */
  readonly known?: number;
}

export interface InputsData {
  readonly files: number;
  /** The first few, by name. */
  readonly named: readonly string[];
  /** Number of records by input format. */
  readonly formats: Readonly<Record<string, number>>;
}

/** The sample of histories without findings that the report contains. */
export interface SampleData {
  readonly clean: number;
  readonly kept: number;
  /** Every n-th history is kept; 1 if all are. */
  readonly every: number;
}

/** A lifecycle, and the statistics on its histories. */
export interface LifecycleReport {
  readonly id: string;
  readonly lifecycle: LifecycleData;
  /** Undefined if nothing could be read. */
  readonly statistics?: StatisticsData | undefined;
}

/** Statistics on all audited histories of a lifecycle, including those that the report leaves out. */
export interface StatisticsData {
  readonly phases: readonly PhaseData[];
  /** The most frequent distinct sequences of statuses. */
  readonly variants: readonly VariantData[];
  /** Number of other sequences. */
  readonly moreVariants: number;
}

/** Times in milliseconds. */
export interface PhaseData {
  readonly phase: string;
  /** Number of histories that spent time in the phase. */
  readonly histories: number;
  readonly total: number;
  readonly median: number;
  readonly p95: number;
}

export interface VariantData {
  readonly statuses: readonly string[];
  /** Indices in the lifecycle's states; -1 for an unknown status. */
  readonly states: readonly number[];
  readonly histories: number;
}

export interface RuleData {
  readonly title: string;
  /** The severity in this audit. */
  readonly severity: string;
}

export interface LifecycleData {
  readonly primaryStatuses: readonly string[];
  readonly phases: readonly string[];
  /** The kinds of evidence, strongest first. */
  readonly evidence: readonly string[];
  /** The first state is the initial one: the empty history. */
  readonly states: readonly StateData[];
  readonly edges: readonly EdgeData[];
}

export interface StateData {
  readonly status: string | null;
  /** Index in `primaryStatuses`; -1 for the initial state. */
  readonly primary: number;
  /** Index in `phases`; -1 for a terminal state. */
  readonly phase: number;
  readonly terminal: boolean;
  readonly deprecated: string | null;
  readonly description: string;
}

export interface EdgeData {
  /** Index in `states`. */
  readonly from: number;
  readonly to: number;
  readonly evidence: string;
  /** Whether AWS documents the transition or a published history shows it. */
  readonly attested: boolean;
}

export interface JobData {
  /** Position in the audit, from 0. */
  readonly index: number;
  readonly name: string | null;
  readonly source: string;
  /** Index in the report's lifecycles. */
  readonly lifecycle: number;
  readonly verdict: string;
  readonly findings: readonly FindingData[];
  /** In chronological order. */
  readonly entries: readonly EntryData[];
  /** Number of entries and findings that the report leaves out. */
  readonly more: { readonly entries: number; readonly findings: number };
  /** Length of the longest legal prefix: the number of entries before the first one with an error. */
  readonly legalEntries: number;
  /** Edits that make the sequence of statuses legal; empty if none are needed or known. */
  readonly repair: readonly EditData[];
  /** False if the input format has an order but no times. */
  readonly hasTimes: boolean;
  /** Whether the times have no zone. */
  readonly naive: boolean;
  /** Other fields of the job, as in the input. */
  readonly fields: Readonly<Record<string, string>>;
}

export interface FindingData {
  readonly rule: string;
  readonly severity: string;
  readonly message: string;
  /** `SecondaryStatusTransitions[2].EndTime` */
  readonly path: string;
  /** Index of the entry that the finding is about; null if it is about the job. */
  readonly entry: number | null;
  /** Whether the baseline contains the finding, so that it no longer counts. */
  readonly known: boolean;
  /** Address of the rule's page; absent if the report must not refer to other files. */
  readonly page?: string;
}

export interface EntryData {
  /** Index in the array of the input. */
  readonly index: number;
  readonly status: string;
  /** Epoch milliseconds; null if absent or unreadable. */
  readonly start: number | null;
  readonly end: number | null;
  /** Whether the entry has an end, readable or not. */
  readonly ended: boolean;
  readonly message?: string;
  /** Index in the lifecycle's states; -1 for an unknown status. */
  readonly state: number;
  /** Whether the transition to this entry is legal. */
  readonly legal: boolean;
}

/** One edit of a repair. */
export type EditData = InsertData | OtherEditData;

export interface InsertData {
  readonly edit: "insert";
  /** Index of the entry to insert before; the number of entries to append at the end. */
  readonly entry: number;
  readonly status: string;
  /** Index in the lifecycle's states. */
  readonly state: number;
  /** Bounds of the missing entry in epoch milliseconds; null if unknown. */
  readonly after: number | null;
  readonly before: number | null;
  readonly message: string;
}

interface OtherEditData {
  readonly edit: "remove" | "move" | "replace";
  readonly entry: number;
  readonly message: string;
}
