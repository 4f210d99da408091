import type { JobData } from "../report-data.ts";

/** What the reader wants to see. An empty text is no wish. */
export interface JobQuery {
  /** Words that all have to occur. */
  readonly text: string;
  readonly verdict: string;
  readonly rule: string;
  readonly order: Order;
}

/** How jobs can be put in order, in the words of the page. */
export const ORDERS = {
  "as audited": (a, b) => a.place - b.place,
  "most findings first": (a, b) => weightOf(b) - weightOf(a),
  "by name": (a, b) => compareText(a.name ?? "", b.name ?? ""),
  "longest first": (a, b) => spanOf(b) - spanOf(a),
  "latest first": (a, b) => startOf(b) - startOf(a),
} as const satisfies Record<string, (a: JobData, b: JobData) => number>;

export type Order = keyof typeof ORDERS;

export const EVERYTHING: JobQuery = { text: "", verdict: "", rule: "", order: "most findings first" };

/** The jobs that fit, in order; jobs that tie stand as they were audited. */
export function jobsFor(jobs: readonly JobData[], { text, verdict, rule, order }: JobQuery): readonly JobData[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  const fits = (job: JobData) =>
    (verdict === "" || job.verdict === verdict) &&
    (rule === "" || job.findings.some((finding) => finding.rule === rule && !finding.known)) &&
    words.every((word) => searchTextOf(job).includes(word));
  return jobs.filter(fits).sort((a, b) => ORDERS[order](a, b) || a.place - b.place);
}

/** A query as the fragment of an address, so that a view can be kept and sent. */
export function fragmentOf(query: JobQuery): string {
  const changed = Object.entries(query).filter(([key, value]) => value !== EVERYTHING[key as keyof JobQuery]);
  return new URLSearchParams(changed).toString();
}

export function queryOf(fragment: string): JobQuery {
  const wishes = new URLSearchParams(fragment);
  const order = wishes.get("order") ?? "";
  return {
    text: wishes.get("text") ?? "",
    verdict: wishes.get("verdict") ?? "",
    rule: wishes.get("rule") ?? "",
    order: Object.hasOwn(ORDERS, order) ? (order as Order) : EVERYTHING.order,
  };
}

/** From the first instant of a history to the last, in milliseconds; 0 where there are none. */
export function spanOf({ visits }: JobData): number {
  const times = visits.flatMap(({ start, end }) => [start, end]).filter((time) => time !== null);
  return times.length === 0 ? 0 : times.reduce((a, b) => Math.max(a, b)) - times.reduce((a, b) => Math.min(a, b));
}

const searchTexts = new WeakMap<JobData, string>();

function searchTextOf(job: JobData): string {
  let text = searchTexts.get(job);
  if (text === undefined) {
    const parts = [job.name, job.source, ...job.findings.map(({ rule, message }) => `${rule} ${message}`)];
    text = [...parts, ...job.visits.map(({ status }) => status)].join("\n").toLowerCase();
    searchTexts.set(job, text);
  }
  return text;
}

/** Errors weigh more than any number of the others. */
function weightOf({ findings, verdict }: JobData): number {
  const fresh = findings.filter(({ known }) => !known);
  const errors = fresh.filter(({ severity }) => severity === "error").length;
  return (verdict === "unreadable" ? 1e6 : 0) + errors * 1000 + fresh.length + (findings.length - fresh.length) / 1000;
}

function startOf({ visits }: JobData): number {
  return visits.find(({ start }) => start !== null)?.start ?? Number.NEGATIVE_INFINITY;
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
