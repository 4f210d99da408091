import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { auditRecord } from "../src/audit/pipeline/audit-record.ts";
import { formatFinding } from "../src/audit/reporters/format-location.ts";
import { formatSource } from "../src/read/format-source.ts";
import { readBatches } from "../src/read/read-records.ts";

/** `npm run notebooks -- <folder>`: audits the notebooks in a folder and sums up what was found in them. */

const [folder] = process.argv.slice(2);
if (folder === undefined) throw new TypeError("name the folder of notebooks");

const sum = { notebooks: 0, withHistory: 0, histories: 0, noise: 0, errors: 0, warnings: 0, unreadable: 0 };
const byFormat = new Map<string, number>();

/** What a notebook without a history is reported with; it is not a finding. */
const NOTHING = /^(?:no training-job history found|the file is empty)/;

async function* bytesOf(path: string) {
  yield await readFile(path);
}

async function* recordsOf(path: string, onSkipped: () => void) {
  for await (const batch of readBatches(bytesOf(path), { file: path, onSkipped })) yield* batch;
}

async function audit(path: string): Promise<void> {
  sum.notebooks++;
  let histories = 0;
  const onSkipped = () => void sum.noise++;
  for await (const record of recordsOf(path, onSkipped)) {
    const isNothing = record.kind === "unreadable" && NOTHING.test(record.problem);
    if (isNothing) continue;
    if (record.kind === "job") histories++;
    else sum.unreadable++;
    const { source } = record;
    byFormat.set(source.format, (byFormat.get(source.format) ?? 0) + 1);
    const { findings } = auditRecord(record, {});
    for (const finding of findings.filter(({ severity }) => severity !== "info")) {
      sum[finding.severity === "error" ? "errors" : "warnings"]++;
      console.log(`${finding.severity} ${formatSource(source)} ${formatFinding(finding)} [${finding.rule}]`);
    }
  }
  sum.histories += histories;
  if (histories > 0) sum.withHistory++;
}

const entries = await readdir(folder, { recursive: true, withFileTypes: true });
for (const { name, parentPath } of entries) {
  if (name.endsWith(".ipynb")) await audit(join(parentPath, name));
}
console.log(`${sum.notebooks} notebooks, ${sum.withHistory} with a history`);
console.log(`${sum.histories} histories: ${[...byFormat].map(([format, n]) => `${n} ${format}`).join(", ")}`);
console.log(`${sum.noise} values of other APIs skipped`);
console.log(`${sum.errors} errors, ${sum.warnings} warnings, ${sum.unreadable} unreadable`);
