import { EVIDENCE } from "../../machine/evidence.ts";
import type { Source } from "../../read/read-record.ts";
import { type Location, SEVERITIES } from "../../validate/engine/finding.ts";
import type {
  InsertMove,
  KeepMove,
  PatchOperation,
  RemoveMove,
  Repair,
  ReplaceMove,
} from "../../validate/repair/repair.ts";
import { name } from "../package-json.ts";
import type { AuditResult } from "../pipeline/audit-result.ts";
import type { Summary } from "../pipeline/summary.ts";
import type { JsonReport, LastLine, ReportedHistory } from "../reporters/ndjson.ts";
import { findingData } from "./finding-data.ts";
import {
  anyOf,
  anything,
  bool,
  integer,
  type JsonSchema,
  list,
  nullable,
  number,
  object,
  oneOf,
  only,
  optional,
  record,
  reference,
  type Shape,
  text,
} from "./shape.ts";

const VERSION = only(1);

type Finding = AuditResult["findings"][number];
/** Without what only some rules have. */
type AnyFinding = { readonly [K in keyof Finding]: K extends "rule" ? string : K extends "data" ? object : Finding[K] };

const path = list(anyOf<string | number>(text, integer(0)));

const summary = object<Summary>({
  histories: [integer(0), "Histories that were validated."],
  legal: [integer(0), "Histories with the verdict legal."],
  open: [integer(0), "Histories with the verdict open."],
  illegal: [integer(0), "Histories with the verdict illegal."],
  unreadable: [integer(0), "Records and inputs without a readable history."],
  findings: [record(text, integer(1)), "Number of findings by rule id."],
  known: optional(integer(1), "Number of findings in the baseline. They are not counted or listed elsewhere."),
});

const source = object<Source>({
  file: optional(text, "As named on the command line, or found in a folder; - is standard input."),
  line: [integer(1), "First line of the record; in a table, its first row."],
  byteOffset: [integer(0), "First byte of the record in the decompressed input; 0 in a table."],
  byteLength: optional(integer(0), "Bytes that the record takes, if known."),
  path: optional(path, "Property path inside the record, if it holds several jobs."),
  cell: optional(integer(1), "Notebook cell."),
  format: [text, "Input format."],
  zone: optional(only("unknown"), "The times name no zone."),
});

const location = object<Location>({
  line: [integer(1), "Line of the file."],
  column: [integer(1), "Column, in UTF-16 code units."],
});

const finding = object<AnyFinding>({
  rule: [text, "Rule id. docs/rules has a page for each rule."],
  severity: [oneOf(SEVERITIES)],
  evidence: [oneOf(EVIDENCE), "The evidence for the rule."],
  path: [path, "Property path into the job as AWS names its fields; empty for the whole job."],
  data: [{ schema: { type: "object" } }, "What was found and what was expected. Its properties depend on the rule."],
  message: [text, "The same in a sentence."],
  more: optional(integer(1), "On the last of 100 findings of a rule: how many more the history has."),
  location: optional(reference<Location>("location"), "Where the offending value is in its file, if known."),
});

const history = object<ReportedHistory>({
  job: [nullable(text), "TrainingJobName or JobName; null if the input has no name."],
  source: [reference<Source>("source"), "Where the record was found."],
  lifecycle: optional(text, "Id of the lifecycle that the history was replayed through; absent for training jobs."),
  verdict: [
    oneOf(["legal", "open", "illegal", "unreadable"]),
    "legal: ended, without an error; open: not ended, without an error; illegal: at least one error; unreadable: not validated.",
  ],
  findings: [list(reference<Finding>("finding")), "In the order of the history, then those about the job as a whole."],
  sameAs: optional(
    integer(1),
    "Line of the earlier response of this job with the same errors, which are left out here.",
  ),
  repair: optional(
    reference<Repair>("repair"),
    "The edits that make the history legal: with --repair, if there are any.",
  ),
});

const message = [text, "The move in a sentence."] as const;
const at = [integer(0), "Index in the input's array."] as const;

const move = anyOf<Repair["moves"][number]>(
  object<KeepMove>({
    move: [only("keep")],
    index: at,
    status: [text],
    moved: [bool, "Whether the entry changes its place."],
    message,
  }),
  object<InsertMove>({
    move: [only("insert")],
    index: [integer(0), "Index in the input's array to insert it at; the array's length to append it."],
    status: [text],
    after: [nullable(text), "The time that the entry cannot begin before; null if unknown."],
    before: [nullable(text), "The time that the entry cannot end after; null if unknown."],
    message,
  }),
  object<RemoveMove>({
    move: [only("remove")],
    index: at,
    status: [nullable(text), "Null if the entry has no readable status."],
    message,
  }),
  object<ReplaceMove>({
    move: [only("replace")],
    index: at,
    status: [text, "The status to write."],
    replaced: [text, "The status in the input."],
    moved: [bool, "Whether the entry changes its place."],
    message,
  }),
);

const operation = anyOf<PatchOperation>(
  object<Extract<PatchOperation, { op: "add" }>>({ op: [only("add")], path: [text], value: [anything] }),
  object<Extract<PatchOperation, { op: "remove" }>>({ op: [only("remove")], path: [text] }),
  object<Extract<PatchOperation, { op: "replace" }>>({ op: [only("replace")], path: [text], value: [anything] }),
  object<Extract<PatchOperation, { op: "move" }>>({ op: [only("move")], from: [text], path: [text] }),
);

const repair = object<Repair>({
  cost: [number, "The sum of the costs of all moves."],
  ended: [bool, "Whether the job has ended."],
  moves: [list(move), "In the order of the repaired history."],
  statuses: [list(text), "The statuses of the repaired history."],
  patch: [list(operation), "The same edits as a JSON Patch (RFC 6902) on the job."],
});

const report = object<JsonReport>({
  version: [
    VERSION,
    "Incremented when a property is removed or changes its meaning. Properties may be added at any time.",
  ],
  histories: [list(reference<ReportedHistory>("history")), "In the order of the input."],
  summary: [reference<Summary>("summary")],
});

const lastLine = object<LastLine>({ version: [VERSION], summary: [reference<Summary>("summary")] });

const line = anyOf<ReportedHistory | LastLine>(reference<ReportedHistory>("history"), reference<LastLine>("lastLine"));

/** The JSON Schema of `--format json`, and in `$defs/line` of each line of `--format ndjson`: report.schema.json. */
export function reportSchema(): JsonSchema {
  const dataByRule = Object.entries<Pick<Shape<never>, "schema">>(findingData).map(([id, { schema }]) => ({
    if: { properties: { rule: { const: id } } },
    // biome-ignore lint/suspicious/noThenProperty: it is a keyword of JSON Schema
    then: { properties: { data: schema } },
  }));
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    title: `Report of ${name} audit`,
    description: "A report in --format json. Each line of --format ndjson is a #/$defs/line.",
    ...report.schema,
    $defs: {
      line: { description: "A line of --format ndjson: histories, then the last line.", ...line.schema },
      lastLine: lastLine.schema,
      history: { description: "A job after its audit.", ...history.schema },
      source: source.schema,
      finding: { description: "What a rule reports.", ...finding.schema, allOf: dataByRule },
      location: { description: "A place in a file, counted from 1.", ...location.schema },
      repair: repair.schema,
      summary: summary.schema,
    },
  };
}
