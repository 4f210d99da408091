import type { Report } from "../../src/index.ts";
import type { Settings } from "../../src/validate/engine/settings.ts";
import { DecodedJob, decode, type InputKind } from "../../src/validate/fast/decode-job.ts";
import { fastPath, fastReport as reportOn } from "../../src/validate/fast/fast-path.ts";

/** The report that quick tests alone make; undefined if one of them fails, so that the checks have to decide. */
export function fastReport(input: unknown, kind: InputKind, settings: Settings): Report | undefined {
  const path = fastPath(settings);
  return reportOn(decoded(input, kind, settings), path, settings);
}

export function decoded(input: unknown, kind: InputKind, settings: Settings): DecodedJob {
  const job = new DecodedJob();
  decode(input, kind, fastPath(settings).facts, settings, job);
  return job;
}
