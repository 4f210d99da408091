import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import type { JobData, ReportData } from "../client/report-data.ts";
import { inlineModules } from "./inline-modules.ts";

/*
 * The report's one file. Its policy lets nothing be fetched and nothing run but the page's own script, whatever a job's
 * name may try. Both paths are the same seen from src and from dist.
 */
const script = () => inlineModules(new URL("../../../dist/html-report/client/main.js", import.meta.url));
const style = () =>
  STYLES.map((name) =>
    readFileSync(new URL(`../../../src/html-report/client/style/${name}.css`, import.meta.url), "utf8"),
  ).join("\n");

/** The style sheets, in their order. */
const STYLES = [
  "base",
  "visit-colors",
  "overview",
  "toolbar",
  "jobs",
  "opened-job",
  "timeline",
  "notes",
  "lifecycle",
  "tooltip",
  "narrow",
  "print",
];

/** The parts of the document, to be written one after the other, with {@link embedded} jobs between the first two. */
export function documentParts(): { readonly head: string; tail(data: ReportData): string } {
  const [css, code] = [style(), script()];
  const policy = `default-src 'none'; img-src data:; style-src '${hash(css)}'; script-src '${hash(code)}'`;
  return {
    head: `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<link rel="icon" href="data:,">
<title>Audit of training jobs</title>
<style>${css}</style>
<body>
<noscript><p>This report is drawn by a script of its own; please allow it to run.</p></noscript>
<script type="application/json" id="jobs">[
`,
    tail: (data) => `
]</script>
<script type="application/json" id="report">${embedded(data)}</script>
<script type="module">${code}</script>
</body>
</html>
`,
  };
}

/** A value as JSON that ends no script element and opens no comment, whatever text is in it. */
export function embedded(value: JobData | ReportData): string {
  return JSON.stringify(value).replaceAll("<", "\\u003c");
}

function hash(text: string): string {
  return `sha256-${createHash("sha256").update(text).digest("base64")}`;
}
