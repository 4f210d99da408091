import { gzipSync } from "node:zlib";
import { writers } from "../../src/write/formats/index.ts";
import { type WritableFormat, writeText } from "../../src/write/index.ts";
import { ended, life } from "../support/jobs.ts";

/** Makes an input of about `n` characters. */
export type TextShape = (n: number) => string;

/** A unit again and again, and what comes before and after. */
const repeated =
  (unit: string, before = "", after = ""): TextShape =>
  (n) =>
    `${before}${unit.repeat(Math.max(1, Math.floor((n - before.length - after.length) / unit.length)))}${after}`;

const illegal = JSON.stringify({ ...life("Completed", "Starting Downloading Completed"), TrainingJobName: "a" });
const oneLine = (text: string) => text.replaceAll(/\s*\n\s*/g, "");
const fence = (language: string) => `\`\`\`${language}\n`;

/** A notebook with one output per cell, or with one output that holds everything. */
const notebook = (texts: readonly string[]) =>
  JSON.stringify({ nbformat: 4, cells: texts.map((text) => ({ outputs: [{ text }] })) });
const notebookOfHtml = (html: string) =>
  JSON.stringify({ nbformat: 4, cells: [{ outputs: [{ data: { "text/html": html, "text/plain": "<A>" } }] }] });
const inNotebookHtml =
  (unit: string, before = "", after = ""): TextShape =>
  (n) =>
    notebookOfHtml(repeated(unit, before, after)(n));

const LOG = "2024-01-29 17:27:55 Starting - ";
const CSV = "TrainingJobName,Status,StartTime,EndTime\n";
const CSV_ARRAY = "TrainingJobName,SecondaryStatusTransitions\n";
const YAML = "SecondaryStatusTransitions:\n";
const ENTRY = '{"Status":"Starting","StartTime":1747419050},';
const PYTHON = "{'SecondaryStatusTransitions': [";
const PANEL = "╭─ Training Job Status ─╮\n";
const FIELDS = "status='Starting' start_time=";

/** Valid inputs that grow by records: what this project's writers write, one after the other. */
const written: Record<string, TextShape> = Object.fromEntries(
  (Object.keys(writers) as WritableFormat[]).map((format) => [
    `${format} records, one after the other`,
    repeated(`${writeText(ended.completed!, format).trimEnd()}\n`),
  ]),
);

/** Shapes in which a value, a line, a quote, a cell or a regular expression never seems to end. */
export const TEXT_SHAPES: Readonly<Record<string, TextShape>> = {
  ...written,

  "an array of empty objects on one line": repeated("{},", "[", "{}]"),
  "objects that follow each other on one line": repeated("{}"),
  "empty objects, one per line": repeated("{}\n"),
  "empty arrays on one line": repeated("[]"),
  "an array of nulls": repeated("null,", "[", "null]"),
  "nulls, one per line": repeated("null\n"),
  "an array of numbers": repeated("1,", "[", "1]"),
  "brackets that are never closed": repeated("["),
  "brackets that are closed": (n) => "[".repeat(n / 2) + "]".repeat(n / 2),
  "closing brackets": repeated("]"),
  "braces that are never closed": repeated("{"),
  "brackets and braces that do not match": repeated("[}{]"),
  "nested objects": (n) => `${'{"a":'.repeat(n / 6)}1${"}".repeat(n / 6)}`,
  "nested objects that are never closed": repeated('{"a":'),
  "nested objects, one per line, never closed": repeated('{"a":\n'),
  "nested lists in a history": (n) => `{"SecondaryStatusTransitions":${"[".repeat(n / 2)}${"]".repeat(n / 2)}}`,
  "objects that are cut off, one per line": repeated('{"a":"\n'),
  "jobs that are cut off, one per line": repeated('{"SecondaryStatusTransitions":[{"Status":"Starting",\n'),
  "jobs that are cut off, in one array": repeated('{"SecondaryStatusTransitions":[{"Status":"Starting"},', "["),
  "whole jobs inside an object that is never closed": repeated(`${illegal},`, '{"a":['),
  "illegal jobs in an array on one line": repeated(`${illegal},`, "[", `${illegal}]`),
  "illegal jobs in an array, one per line": repeated(`${illegal},\n`, "[\n", `${illegal}\n]\n`),
  "illegal jobs in an object": repeated(`${illegal},`, '{"Jobs":[', `${illegal}]}`),
  "one history of many entries": repeated(ENTRY, '{"SecondaryStatusTransitions":[', `${ENTRY.slice(0, -1)}]}`),
  "one bare history of many entries": repeated(ENTRY, "[", `${ENTRY.slice(0, -1)}]`),
  "a list of statuses": repeated('"Starting",', "[", '"Starting"]'),
  "a string that is never closed": repeated("a", '{"a":"'),
  "a long string": repeated("a", '{"a":"', '"}'),
  quotes: repeated('"'),
  "quotes that are never closed, one per line": repeated('"a\n'),
  apostrophes: repeated("'"),
  backslashes: repeated("\\"),
  "backslashes in a string": repeated("\\\\", '{"a":"', '"}'),
  "escaped quotes in a string that is never closed": repeated('\\"', '{"a":"'),
  "many keys": (n) => `{${Array.from({ length: n / 10 }, (_, i) => `"k${i}":1`).join()}}`,
  "the same key": repeated('"SecondaryStatusTransitions":[],', "{", '"a":1}'),
  commas: repeated(","),
  colons: repeated(":"),
  "labels before brackets": repeated("a = [", "x "),
  "labels before objects": repeated("a = {}\n"),
  "blank lines": repeated("\n", "", "x"),
  "blank lines before an object": repeated("\n", "", "{}"),
  spaces: repeated(" ", "", "x"),
  "carriage returns": repeated("\r", "x", "x"),
  "zero bytes": repeated("\0"),
  "bytes that are not UTF-8": repeated("\ufffd"),
  "byte order marks": repeated("\ufeff"),
  words: repeated("word "),
  "words, one per line": repeated("word\n"),
  "Markdown fences": repeated(`${fence("json")}{}\n${fence("")}`),

  "Python reprs in a list": repeated("{'TrainingJobName': 'a', 'SecondaryStatusTransitions': []}, ", "[", "]"),
  "Python lists that are never closed": repeated("[", PYTHON),
  "Python strings side by side": repeated("'a' ", PYTHON, "]}"),
  "Python strings that are never closed": repeated("'a\\'", PYTHON),
  "Python times": repeated(
    "{'Status': 'Starting', 'StartTime': datetime.datetime(2025, 5, 16, 1, 2, 3, tzinfo=tzlocal())}, ",
    PYTHON,
    "]}",
  ),
  "Python times that are never closed": repeated("datetime.datetime(2025, 1, 1, 1, ", PYTHON),
  "Python comments": repeated("# a\n", PYTHON, "]}"),
  "Python angles": repeated("<", PYTHON, "]}"),
  "Python names and dots": repeated("a.", PYTHON, "]}"),
  "digits and underscores": repeated("1_", PYTHON, "]}"),
  "keys without quotes": repeated("a: 1, ", "{ ", "}"),
  "Go times": repeated("{ Status: 'Starting', StartTime: 2019-07-03 18:17:34 +0000 UTC }, ", "{ a: [", "]}"),

  "fields of SDK v3": repeated(`${FIELDS}1 `),
  "fields of SDK v3 that cannot be read": repeated(`${FIELDS}! `),
  "fields of SDK v3, one per line": repeated(`${FIELDS}datetime.datetime(2025, 5, 16)\n`),
  "fields of SDK v3 in a list that is never closed": repeated(`${FIELDS}1 `, "secondary_status_transitions=["),
  "words that look like fields": repeated("a=b ", FIELDS),
  "calls of SDK v3": repeated("SecondaryStatusTransition(status='Starting')\n"),
  "calls of SDK v3 on one line": repeated("SecondaryStatusTransition(status='Starting')"),
  "empty calls of SDK v3 on one line": repeated("TrainingJob()"),
  "calls of SDK v3 that are never closed": repeated("TrainingJob("),
  "calls of SDK v3 that are never closed, one per line": repeated("TrainingJob(\n"),
  "guides of Rich": repeated("│   ", "TrainingJob(\n", "a"),
  "a Rich panel of many rows": repeated("│ ✓    Starting          Starting step        0.4s │\n", PANEL),
  "Rich panels": repeated(`${PANEL}│ ✓    Starting          Starting step        0.4s │\n`),
  "Rich panels of many jobs": (n) =>
    Array.from(
      { length: n / 90 },
      (_, i) => `TrainingJob Name: a${i}\nStatus Transitions:\n  ✓ Starting: step (0.4s)\n  ✓ Pending: a (1s)\n`,
    ).join(""),
  "a row of a panel with spaces": repeated(" ", `${PANEL}│ ✓ Starting`, "x │\n"),
  "a row of a panel with columns": repeated("a   ", `${PANEL}│ ✓ Starting   `, "\u0001 x y\n"),
  "a row of a block with brackets": repeated(" (", "Status Transitions:\n ✓ Starting: ", "\n"),

  "status lines of a log": repeated(`${LOG}waiting\n`),
  "status lines of a log on one line": repeated(LOG),
  "dots behind a status": repeated(".", LOG, "x\n"),
  "dots and spaces behind a status": repeated(". ", LOG, "x\n"),
  "jobs that are created in a log": repeated("Creating training-job with name: a\n2024-01-29 17:27:55 Starting - a\n"),
  "log lines with values": repeated('[INFO] a {"a": [1, 2, {"b": "c"}]}\n'),
  "log lines with values that are never closed": repeated("[INFO] a {'a': [\n"),
  colours: repeated("\u001b[0;31m", LOG, "x\n"),
  "colours that never end": repeated("\u001b[0;", LOG, "x\n"),
  "links that never end": repeated("\u001b]8;", LOG, "x\n"),
  "rows of the console": repeated("Starting | Apr 12, 2022 08:51 UTC | Apr 12, 2022 08:54 UTC | a\n"),
  bars: repeated("|", "Starting | Apr 12, 2022 08:51 UTC | - | "),
  "statuses with arrows": repeated("Starting -> ", "", "Starting"),
  "statuses, one per line": repeated("Starting\n"),
  "statuses and spaces": repeated(" ", "Starting", "Pending\n"),

  "rows of a CSV file": repeated("a,Starting,2025-05-16T18:10:50Z,\n", CSV),
  "rows of a CSV file of many jobs": (n) =>
    CSV + Array.from({ length: n / 30 }, (_, i) => `j${i},Starting,2025-05-16T18:10:50Z,\n`).join(""),
  "commas of a CSV file": repeated(",", CSV),
  "quotes of a CSV file": repeated('"', CSV),
  "quoted cells of a CSV file": repeated('"a","Starting","x""y",""\n', CSV),
  "a quote of a CSV file that is never closed": repeated("a,b\n", `${CSV}"`),
  "blank rows of a CSV file": repeated("\n", CSV),
  "a wide CSV file": (n) => {
    const columns = Math.floor(Math.sqrt(n));
    const header = `${Array.from({ length: columns }, (_, i) => `c${i}`).join()},Status,StartTime,JobName\n`;
    return header + "a\n".repeat(n / 2);
  },
  "arrays in cells of a CSV file": repeated(`a,"[{'Status': 'Starting', 'StartTime': 1}]"\n`, CSV_ARRAY),
  "an array in a cell of a CSV file": repeated("{'Status': 'Starting'}, ", `${CSV_ARRAY}a,"[`, ']"\n'),

  "a YAML list": repeated("- Status: Starting\n  StartTime: 1\n", YAML),
  "YAML documents": repeated("---\nSecondaryStatusTransitions:\n- Status: Starting\n  StartTime: 1\n"),
  "YAML anchors": (n) => YAML + Array.from({ length: n / 20 }, (_, i) => `- Status: &a${i} x\n`).join(""),
  "YAML aliases": (n) => `${YAML}- Status: &a x\n${"- Status: *a\n".repeat(n / 12)}`,
  "YAML aliases of aliases": (n) =>
    `${YAML}- Status: x\na0: &a0 []\n${Array.from({ length: n / 25 }, (_, i) => `a${i + 1}: &a${i + 1} [*a${i}]\n`).join("")}`,
  "YAML brackets": repeated("[", YAML),
  "YAML quotes": repeated('"a\n  ', `${YAML}- Status: "`),
  "YAML block text": repeated("   a\n", `${YAML}- Status: |\n`),
  "YAML comments": repeated("# a\n", "", `${YAML}- Status: x\n`),
  "YAML errors": repeated("- Status: [}\n", YAML),
  "YAML indentation": (n) =>
    YAML + Array.from({ length: Math.sqrt(n) }, (_, i) => `${" ".repeat(i)}- Status:\n`).join(""),
  "YAML merge keys": (n) => `${YAML}- &a {Status: x}\n${"- <<: *a\n".repeat(n / 10)}`,

  "cells of a notebook": (n) => notebook(Array.from({ length: n / 60 }, () => `${LOG}a\n`)),
  "one output of a notebook": (n) => notebook([repeated(`${LOG}a\n`)(n)]),
  "values in an output of a notebook": (n) => notebook([repeated(`x = ${PYTHON}]}\n`)(n)]),
  "tags in a notebook": inNotebookHtml("<b>a</b>"),
  "tags that never end in a notebook": inNotebookHtml("<b "),
  "scripts in a notebook": inNotebookHtml("<script>a = {};</script>"),
  "scripts that never end in a notebook": inNotebookHtml("<script>"),
  "script tags that never end in a notebook": inNotebookHtml("<script "),
  "assignments in a notebook": inNotebookHtml("a = {\n", "<script>", "</script>"),
  "spaces in a script in a notebook": inNotebookHtml(" ", "<script>\n", "x</script>"),
  "entities in a notebook": inNotebookHtml("&#x41;&amp;&"),

  "pandas columns": (n) => {
    const length = Math.floor(n / 12);
    const column = Object.fromEntries(Array.from({ length }, (_, i) => [i, "a"]));
    return JSON.stringify({ TrainingJobName: column, SecondaryStatusTransitions: {} });
  },
  "EventBridge events of one job": repeated(`${oneLine(writeText(ended.completed!, "eventbridge"))}\n`),
  "EventBridge events of many jobs": (n) =>
    Array.from({ length: n / 900 }, (_, i) => {
      const job = { ...ended.completed!, TrainingJobName: `a${i}` };
      return `${oneLine(writeText(job, "eventbridge"))}\n`;
    }).join(""),
};

/** Inputs of bytes. */
export const BYTE_SHAPES: Readonly<Record<string, (n: number) => Uint8Array>> = {
  "gzip of objects": (n) => gzipSync("{}".repeat(n / 2)),
  "gzip of illegal jobs": (n) => gzipSync(repeated(`${illegal}\n`)(n)),
  "high bytes": (n) => new Uint8Array(n).fill(0xff),
  "UTF-16": (n) => Buffer.from(`\ufeff${"{}".repeat(n / 4)}`, "utf16le"),
};
