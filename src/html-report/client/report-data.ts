/*
 * What the page of the HTML report is given: plain JSON, made by the reporter, one value a line of the file. Statuses,
 * phases, evidence and rules come with it: the page knows none of them by name. Every text of the input has been made
 * harmless for display beforehand.
 */

export interface ReportData {
  readonly summary: SummaryData;
  readonly inputs: InputsData;
  readonly sample: SampleData;
  readonly statistics: StatisticsData;
  readonly lifecycle: LifecycleData;
  /** The rules that found something, by id. */
  readonly rules: Readonly<Record<string, RuleData>>;
}

export interface SummaryData {
  readonly histories: number;
  readonly legal: number;
  readonly open: number;
  readonly illegal: number;
  readonly unreadable: number;
  readonly findings: Readonly<Record<string, number>>;
  /** Findings that the baseline knows, which are not among those. */
  readonly known?: number;
}

export interface InputsData {
  readonly files: number;
  /** The first few, by name. */
  readonly named: readonly string[];
  /** Records by the format in which they were held. */
  readonly formats: Readonly<Record<string, number>>;
}

/** Of the histories without findings, those that the report keeps. */
export interface SampleData {
  readonly clean: number;
  readonly kept: number;
  /** Every how-many-th is kept; 1: all. */
  readonly every: number;
}

/** Of all histories that were audited, kept here or not. */
export interface StatisticsData {
  readonly phases: readonly PhaseData[];
  /** The most frequent sequences of statuses. */
  readonly variants: readonly VariantData[];
  /** How many sequences there are besides. */
  readonly moreVariants: number;
}

/** Times in milliseconds. */
export interface PhaseData {
  readonly phase: string;
  /** The histories that were in the phase. */
  readonly histories: number;
  readonly total: number;
  readonly median: number;
  readonly p95: number;
}

export interface VariantData {
  readonly statuses: readonly string[];
  /** Indices in the lifecycle's states; -1 where the status is unknown. */
  readonly states: readonly number[];
  readonly histories: number;
}

export interface RuleData {
  readonly title: string;
  /** As the audit had it. */
  readonly severity: string;
}

export interface LifecycleData {
  readonly primaryStatuses: readonly string[];
  readonly phases: readonly string[];
  /** The first is the initial one, the empty history. */
  readonly states: readonly StateData[];
  readonly edges: readonly EdgeData[];
}

export interface StateData {
  readonly status: string | null;
  /** Index in `primaryStatuses`; -1 for the initial state. */
  readonly primary: number;
  /** Index in `phases`; -1 where a job does nothing any more. */
  readonly phase: number;
  readonly terminal: boolean;
  readonly deprecated: string | null;
  readonly description: string;
}

export interface EdgeData {
  /** Index in `states`. */
  readonly from: number;
  readonly to: number;
  /** Whether AWS documents the step or a published history shows it. */
  readonly attested: boolean;
}

export interface JobData {
  /** Its place in the audit, from 0. */
  readonly place: number;
  readonly name: string | null;
  readonly source: string;
  readonly verdict: string;
  readonly findings: readonly FindingData[];
  /** In the order in which they happened. */
  readonly visits: readonly VisitData[];
  /** How many visits and findings the report leaves out of a job that has very many. */
  readonly more: { readonly visits: number; readonly findings: number };
  /** The longest legal prefix: how many visits stand before the first in which an error of the history itself lies. */
  readonly legalVisits: number;
  /** What would make the sequence of statuses legal; empty where it is, or where nobody looked. */
  readonly repair: readonly EditData[];
  /** False where the format holds the order alone. */
  readonly hasTimes: boolean;
  /** The history's times name no zone. */
  readonly naive: boolean;
  /** Other fields of the job, as the input has them. */
  readonly fields: Readonly<Record<string, string>>;
}

export interface FindingData {
  readonly rule: string;
  readonly severity: string;
  readonly message: string;
  /** `SecondaryStatusTransitions[2].EndTime` */
  readonly path: string;
  /** The entry that it speaks of, by its place in the array; null where it speaks of the job. */
  readonly entry: number | null;
  /** The baseline knows it: it counts no more. */
  readonly known: boolean;
}

export interface VisitData {
  /** Place in the array as it was given. */
  readonly entry: number;
  readonly status: string;
  /** Epoch milliseconds; null where absent or unreadable. */
  readonly start: number | null;
  readonly end: number | null;
  /** The entry says that the visit ended, readably or not. */
  readonly ended: boolean;
  readonly message?: string;
  /** Index in the lifecycle's states; -1 where the status is unknown. */
  readonly state: number;
  /** Whether replay found a step to it. */
  readonly legal: boolean;
}

/** One edit of a repair. */
export type EditData = InsertData | OtherEditData;

export interface InsertData {
  readonly edit: "insert";
  /** The entry before which it goes; the number of entries where it goes to the end. */
  readonly entry: number;
  readonly status: string;
  /** Index in the lifecycle's states. */
  readonly state: number;
  /** Epoch milliseconds between which the visit that is missing lies; null where no time tells. */
  readonly after: number | null;
  readonly before: number | null;
  readonly message: string;
}

interface OtherEditData {
  readonly edit: "remove" | "move";
  readonly entry: number;
  readonly message: string;
}
