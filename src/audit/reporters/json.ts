import { contractOf } from "./ndjson.ts";
import type { Reporter } from "./reporter.ts";

/** `{ "version": 1, "histories": [...], "summary": {...} }`, a history a line. Version 1 of the contract. */
export function json(): Reporter {
  let separator = "\n";
  return {
    begin: () => '{ "version": 1, "histories": [',
    history(audited) {
      const text = `${separator}${JSON.stringify(contractOf(audited))}`;
      separator = ",\n";
      return text;
    },
    end: (summary) => `\n], "summary": ${JSON.stringify(summary)} }\n`,
  };
}
