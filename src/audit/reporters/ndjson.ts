import { plainJson } from "../../model/escape-control.ts";
import type { AuditResult } from "../pipeline/audit-result.ts";
import type { Reporter } from "./reporter.ts";

/** One history a line as it comes, then one line `{ "version", "summary" }`. */
export function ndjson(): Reporter {
  return {
    begin: () => "",
    history: (audited) => `${plainJson(contractOf(audited))}\n`,
    end: (summary) => `${plainJson({ version: 1, summary })}\n`,
  };
}

/** The fields of a history that the JSON contract promises; `sameAs` and `repair` only where they apply. */
export function contractOf({ job, source, verdict, findings, sameAs, repair }: AuditResult) {
  return {
    ...{ job, source, verdict, findings },
    ...(sameAs === undefined ? {} : { sameAs }),
    ...(repair === undefined ? {} : { repair }),
  };
}
