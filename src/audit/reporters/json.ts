import { plainJson } from "../../model/escape-control.ts";
import { contractOf } from "./ndjson.ts";
import type { Reporter } from "./reporter.ts";

/** `{ "version": 1, "histories": [...], "summary": {...} }`, one history per line. Version 1 of the contract. */
export function json(): Reporter {
  const item = jsonItems();
  return {
    begin: () => '{ "version": 1, "histories": [',
    history: (audited) => item(contractOf(audited)),
    end: (summary) => `\n], "summary": ${plainJson(summary)} }\n`,
  };
}

/** Writes the elements of a JSON array one by one, each on a line of its own. */
export function jsonItems(): (value: unknown) => string {
  let separator = "\n";
  return (value) => {
    const text = `${separator}${plainJson(value)}`;
    separator = ",\n";
    return text;
  };
}
