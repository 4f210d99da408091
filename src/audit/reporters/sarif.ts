import { plainJson } from "../../model/escape-control.ts";
import type { Source } from "../../read/read-record.ts";
import { rules as catalogue, type RuleFinding } from "../../validate/engine/catalogue.ts";
import type { Severity } from "../../validate/engine/finding.ts";
import { fingerprintOf } from "../baseline/fingerprint.ts";
import { addressOf, name, version } from "../package-json.ts";
import type { AuditResult } from "../pipeline/audit-result.ts";
import { formatFinding, formatPath, lineOf } from "./format-location.ts";
import { jsonItems } from "./json.ts";
import { otherLifecycle } from "./other-lifecycle.ts";
import type { ReportedRule, Reporter, ReporterOptions } from "./reporter.ts";

const LEVELS = { error: "error", warning: "warning", info: "note" } as const satisfies Record<Severity, string>;

/**
 * SARIF 2.1.0, for code scanning: one run, its rules in front, a result a line as findings come.
 * https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 */
export function sarif({ rules = Object.values(catalogue) }: Partial<ReporterOptions> = {}): Reporter {
  const item = jsonItems();
  const places = new Map<string, number>(rules.map(({ id }, place) => [id, place]));
  const resultsOf = (audited: AuditResult, findings: readonly RuleFinding[]) =>
    findings.map((finding) => resultOf(audited, finding, places.get(finding.rule)!));
  return {
    begin() {
      const schema = "https://json.schemastore.org/sarif-2.1.0.json";
      const rule = jsonItems();
      const descriptors = rules.map((card) => rule(descriptorOf(card)));
      const head = `{ "$schema": "${schema}", "version": "2.1.0", "runs": [{`;
      const driver = `"name": ${plainJson(name)}, "version": ${plainJson(version)}, "rules": [${descriptors.join("")}\n]`;
      return `${head} "tool": { "driver": { ${driver} } }, "results": [`;
    },
    history(audited) {
      const { findings, known } = audited;
      const states = known === undefined ? {} : { baselineState: "new" };
      const results = [
        ...resultsOf(audited, findings).map((result) => ({ ...result, ...states })),
        ...resultsOf(audited, known ?? []).map((result) => ({ ...result, baselineState: "unchanged" })),
      ];
      return results.map(item).join("");
    },
    end: (summary) => `\n], "properties": ${plainJson({ summary })} }] }\n`,
  };
}

function descriptorOf({ id, title, severity, evidence, docs }: ReportedRule) {
  return {
    id,
    shortDescription: { text: title },
    fullDescription: { text: title },
    ...(docs === undefined ? {} : { help: { text: `npx ${name} explain ${id}` }, helpUri: addressOf(docs) }),
    defaultConfiguration: { level: LEVELS[severity] },
    properties: { evidence },
  };
}

function resultOf(audited: AuditResult, finding: RuleFinding, ruleIndex: number) {
  const { rule, severity, evidence, path, data } = finding;
  const words = formatFinding(finding);
  const lifecycle = otherLifecycle(audited);
  return {
    ruleId: rule,
    ruleIndex,
    level: LEVELS[severity],
    message: { text: unlinked(audited.job === null ? words : `${audited.job}: ${words}`) },
    locations: [
      {
        physicalLocation: physicalLocationOf(audited.source, finding),
        logicalLocations: [{ fullyQualifiedName: [audited.job ?? "", formatPath(path)].filter(Boolean).join("/") }],
      },
    ],
    partialFingerprints: { "sagemakerTransitions/v1": fingerprintOf(audited, finding) },
    properties: { evidence, path, data, ...(lifecycle === undefined ? {} : { lifecycle }) },
  };
}

/**
 * The region is that of the finding, and the record around it is its context. In a compressed file neither is known, and
 * a record has bytes only if its end is known.
 */
function physicalLocationOf(source: Source, { location }: RuleFinding) {
  const { file = "input", byteOffset, byteLength } = source;
  const artifactLocation = { uri: uriOf(file) };
  const startLine = lineOf(source);
  const bytes = byteLength === undefined ? {} : { byteOffset, byteLength };
  const record = startLine === undefined ? undefined : { startLine, ...bytes };
  if (location === undefined) return { artifactLocation, ...(record === undefined ? {} : { region: record }) };
  const region = { startLine: location.line, startColumn: location.column };
  return { artifactLocation, region, ...(record === undefined ? {} : { contextRegion: record }) };
}

/** A path as the user named it, as a URI relative to where the command ran, or absolute. */
function uriOf(file: string): string {
  const uri = file.replaceAll("\\", "/").split("/").map(encodeURIComponent).join("/");
  return uri.startsWith("/") ? `file://${uri}` : uri;
}

/** In a message `[words](target)` is a link; here it comes from an input. */
function unlinked(text: string): string {
  return text.replaceAll("](", "\\](");
}
