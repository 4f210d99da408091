import type { JobData, ReportData } from "../../src/html-report/client/report-data.ts";

/** The data in the landing page. */
export interface SiteData {
  /** The worker's code: a worker from a blob has the page's policy, and so no network. */
  readonly worker: string;
  readonly examples: readonly Example[];
}

export interface Example {
  readonly group: "Faults" | "Formats";
  readonly title: string;
  /** Name of its file. */
  readonly name: string;
  readonly text: string;
}

/** Something to audit. */
export interface PlaygroundInput {
  /** Name of the file; absent for pasted text. */
  readonly name?: string;
  readonly content: string | Blob;
}

/** What the worker sends: jobs as they are audited, and at the end the report. */
export type WorkerMessage =
  | { readonly jobs: readonly JobData[]; readonly histories: number }
  | { readonly report: ReportData }
  | { readonly problem: string };
