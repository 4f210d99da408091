import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { JobData, ReportData } from "../client/report-data.ts";

/** The parts of the report's one file, to be written in order, with {@link embedded} jobs between the first two. */
export function documentParts(): { readonly head: string; tail(data: ReportData): string } {
  // package.json maps the name to the page that the build made, which is the same file for src and for dist.
  const page = readFileSync(createRequire(import.meta.url).resolve("#report-page"), "utf8");
  const [toJobs, toReport, rest] = page.split(/(?<=<script type="application\/json" id="(?:jobs|report)">)/);
  return { head: `${toJobs}[\n`, tail: (data) => `\n]${toReport}${embedded(data)}${rest}` };
}

/** A value as JSON that ends no script element and opens no comment, whatever text is in it. */
export function embedded(value: JobData | ReportData): string {
  return JSON.stringify(value).replaceAll("<", "\\u003c");
}
