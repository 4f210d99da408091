import { diagramView } from "../diagram/diagram-view.ts";
import { h } from "../dom.ts";
import { countText } from "../format.ts";
import type { FindingData, JobData, LifecycleData } from "../report-data.ts";
import { timelineView } from "../timeline/timeline-view.ts";
import { findingNote } from "./finding-note.ts";
import { verdictSentence } from "./verdict-sentence.ts";

/** Everything that the report has on a job. */
export function jobDetail(job: JobData, lifecycle: LifecycleData): readonly Node[] {
  const drawn = new Set(job.entries.map(({ index: entry }) => entry));
  const others = job.findings.filter(({ entry }) => entry === null || !drawn.has(entry));
  const hasEntries = job.entries.length > 0;
  return [
    h("p", { class: "verdict-sentence" }, verdictSentence(job)),
    omissions(job),
    notesView(others),
    hasEntries ? timelineView(job, lifecycle) : undefined,
    hasEntries ? diagramView(job, lifecycle) : undefined,
    fieldsView(job),
  ].filter((node) => node !== undefined);
}

function omissions({ more }: JobData): HTMLElement | undefined {
  const left = [
    more.entries > 0 ? countText(more.entries, "more entry", "more entries") : [],
    more.findings > 0 ? countText(more.findings, "more finding") : [],
  ].flat();
  if (left.length === 0) return undefined;
  return h("p", { class: "muted" }, `This report leaves out ${left.join(" and ")} of this job.`);
}

/** Findings without a drawn entry. */
function notesView(findings: readonly FindingData[]): HTMLElement | undefined {
  if (findings.length === 0) return undefined;
  return h(
    "ul",
    { class: "notes of-job", "aria-label": "Findings on the job as a whole" },
    ...findings.map(findingNote),
  );
}

function fieldsView(job: JobData): HTMLElement | undefined {
  const fields = Object.entries(job.fields);
  if (fields.length === 0) return undefined;
  const rows = fields.map(([name, value]) => h("div", {}, h("dt", {}, name), h("dd", {}, h("bdi", {}, value))));
  return h("section", { class: "fields" }, h("h3", {}, "Fields of the job"), h("dl", {}, ...rows));
}
