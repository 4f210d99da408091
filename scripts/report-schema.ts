import type ts from "typescript";
import { name } from "../src/audit/package-json.ts";
import { type Schema, TypeSchemas } from "./type-schemas.ts";

const CONTRACT = "src/audit/reporters/ndjson.ts";

/** The types that have a definition of their own, by its name. */
const DEFINED = {
  history: [CONTRACT, "ReportedHistory"],
  lastLine: [CONTRACT, "LastLine"],
  source: ["src/read/read-record.ts", "Source"],
  finding: ["src/validate/engine/catalogue.ts", "RuleFinding"],
  location: ["src/validate/engine/finding.ts", "Location"],
  repair: ["src/validate/repair/repair.ts", "Repair"],
  summary: ["src/audit/pipeline/summary.ts", "Summary"],
} as const;

/** The text of report.schema.json: what the types of `--format json` and their comments say. */
export function reportSchema(): string {
  const schemas = new TypeSchemas(CONTRACT);
  const types = Object.entries(DEFINED).map(([name, [file, type]]) => [name, schemas.exported(file, type)] as const);
  for (const [name, type] of types) schemas.define(type, name);
  const definitions = types.map(([name, type]) => [
    name,
    name === "finding" ? finding(schemas, type) : schemas.whole(type),
  ]);
  const schema = {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    title: `Report of ${name} audit`,
    description: "A report in --format json. Each line of --format ndjson is a #/$defs/line.",
    ...schemas.whole(schemas.exported(CONTRACT, "JsonReport")),
    $defs: {
      line: {
        description: "A line of --format ndjson: histories, then the last line.",
        anyOf: [{ $ref: "#/$defs/history" }, { $ref: "#/$defs/lastLine" }],
      },
      ...Object.fromEntries(definitions),
    },
  };
  return `${JSON.stringify(schema, undefined, 2)}\n`;
}

/** A finding of any rule: the shape of its data depends on the rule, and rules of one's own have their own. */
function finding(schemas: TypeSchemas, findings: ts.Type): Schema {
  const { types } = findings as ts.UnionType;
  const replaced = { rule: { type: "string" }, data: { type: "object" } };
  const data = types.map((type) => ({
    if: { properties: { rule: schemas.of(schemas.property(type, "rule")) } },
    // The command reports the repair once per history, and not in a finding.
    // biome-ignore lint/suspicious/noThenProperty: it is a keyword of JSON Schema
    then: { properties: { data: schemas.object(schemas.property(type, "data"), { without: ["repair"] }) } },
  }));
  return { ...schemas.object(types[0]!, { replaced }), allOf: data };
}
