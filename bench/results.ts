import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { cpus, totalmem } from "node:os";
import type { Bench, Row } from "./bench.ts";

const HEAD = `# What was measured

Written by \`npm run bench\`. Ratios compare two things measured side by side in one run: medians of several rounds,
CPU time unless a row says otherwise. Absolute figures depend on the machine.
`;

/** A benchmark's section of RESULTS.md. */
export function section({ title, about }: Bench, rows: readonly Row[]): string {
  const ratio = (row: Row) => (row.ratio === undefined ? "" : `${row.ratio.toPrecision(3)} ×`);
  const wanted = ({ ratio, atLeast }: Row) =>
    atLeast === undefined ? "" : `${atLeast} × ${ratio !== undefined && ratio >= atLeast ? "(met)" : "(not met)"}`;
  const lines = rows.map(
    (row) => `| ${row.what} | ${row.measured} | ${row.against} | ${ratio(row)} | ${wanted(row)} |`,
  );
  return [
    `## ${title}`,
    "",
    about,
    "",
    `${machine()}`,
    "",
    "| what | measured | against | ratio | asked for |",
    "| --- | --- | --- | --- | --- |",
    ...lines,
    "",
  ].join("\n");
}

function machine(): string {
  const { model } = cpus()[0]!;
  const memory = Math.round(totalmem() / 1024 ** 3);
  return `Measured on ${model.trim()}, ${cpus().length} cores, ${memory} GiB, Node ${process.versions.node}.`;
}

/** Puts a section in the place of the one with its heading, or at the end. */
export function record(file: string, heading: string, text: string): void {
  const old = existsSync(file) ? readFileSync(file, "utf8") : HEAD;
  const sections = old.split(/^(?=## )/m);
  const at = sections.findIndex((part) => part.startsWith(`## ${heading}\n`));
  sections.splice(at < 0 ? sections.length : at, at < 0 ? 0 : 1, `${text}\n`);
  writeFileSync(file, `${sections.map((part) => part.trimEnd()).join("\n\n")}\n`);
}
