import type { JobData } from "../report-data.ts";

/** Filters and order of the job list. An empty string does not filter. */
export interface JobQuery {
  /** Words that must all occur. */
  readonly text: string;
  readonly verdict: string;
  readonly rule: string;
  readonly order: Order;
}

/** Sort orders by their label on the page. */
export const ORDERS = {
  "as audited": (a, b) => a.index - b.index,
  "most findings first": (a, b) => weightOf(b) - weightOf(a),
  "by name": (a, b) => compareText(a.name ?? "", b.name ?? ""),
  "longest first": (a, b) => spanOf(b) - spanOf(a),
  "latest first": (a, b) => startOf(b) - startOf(a),
} as const satisfies Record<string, (a: JobData, b: JobData) => number>;

export type Order = keyof typeof ORDERS;

export const EVERYTHING: JobQuery = { text: "", verdict: "", rule: "", order: "most findings first" };

/** The matching jobs in order; ties are in the order of the audit. */
export function jobsFor(jobs: readonly JobData[], { text, verdict, rule, order }: JobQuery): readonly JobData[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  const fits = (job: JobData) =>
    (verdict === "" || job.verdict === verdict) &&
    (rule === "" || job.findings.some((finding) => finding.rule === rule && !finding.known)) &&
    words.every((word) => searchTextOf(job).includes(word));
  return jobs.filter(fits).sort((a, b) => ORDERS[order](a, b) || a.index - b.index);
}

/** A query as a URL fragment, so that a view can be bookmarked and shared. */
export function fragmentOf(query: JobQuery): string {
  const changed = Object.entries(query).filter(([key, value]) => value !== EVERYTHING[key as keyof JobQuery]);
  return new URLSearchParams(changed).toString();
}

export function queryOf(fragment: string): JobQuery {
  const parameters = new URLSearchParams(fragment);
  const order = parameters.get("order") ?? "";
  return {
    text: parameters.get("text") ?? "",
    verdict: parameters.get("verdict") ?? "",
    rule: parameters.get("rule") ?? "",
    order: Object.hasOwn(ORDERS, order) ? (order as Order) : EVERYTHING.order,
  };
}

/** Milliseconds from the first time of a history to the last; 0 if there are no times. */
export function spanOf({ entries }: JobData): number {
  const times = entries.flatMap(({ start, end }) => [start, end]).filter((time) => time !== null);
  return times.length === 0 ? 0 : times.reduce((a, b) => Math.max(a, b)) - times.reduce((a, b) => Math.min(a, b));
}

const searchTexts = new WeakMap<JobData, string>();

function searchTextOf(job: JobData): string {
  let text = searchTexts.get(job);
  if (text === undefined) {
    const parts = [job.name, job.source, ...job.findings.map(({ rule, message }) => `${rule} ${message}`)];
    text = [...parts, ...job.entries.map(({ status }) => status)].join("\n").toLowerCase();
    searchTexts.set(job, text);
  }
  return text;
}

/** Sort key: unreadable records first, then by number of errors, then by number of other findings. */
function weightOf({ findings, verdict }: JobData): number {
  const fresh = findings.filter(({ known }) => !known);
  const errors = fresh.filter(({ severity }) => severity === "error").length;
  return (verdict === "unreadable" ? 1e6 : 0) + errors * 1000 + fresh.length + (findings.length - fresh.length) / 1000;
}

function startOf({ entries }: JobData): number {
  return entries.find(({ start }) => start !== null)?.start ?? Number.NEGATIVE_INFINITY;
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
