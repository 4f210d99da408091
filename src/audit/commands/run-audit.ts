import { resolve } from "node:path";
import type { Lifecycle } from "../../machine/lifecycle.ts";
import type { IsExcluded } from "../../read/inputs/find-inputs.ts";
import { BEGIN } from "../baseline/baseline-file.ts";
import { type Baseline, knownFindings, recordFindings } from "../baseline/known-findings.ts";
import type { Policy } from "../config/policy.ts";
import type { AuditOptions } from "../options/audit-options.ts";
import { judgementOf } from "../options/policy-options.ts";
import { exceptOf } from "../options/reading-options.ts";
import { openReports, reportsOf } from "../options/report-option.ts";
import { checkOutputPaths, checkReplaced, type FileUse } from "../output/check-output-paths.ts";
import { audit } from "../pipeline/audit.ts";
import type { ExitCode } from "../pipeline/exit-code.ts";
import type { RecordSource } from "../pipeline/record-source.ts";
import { reporters } from "../reporters/index.ts";
import type { Terminal } from "../terminal/terminal.ts";
import { UsageError } from "../usage-error.ts";

/** What an audit reads. */
export interface Inputs {
  /** Files and folders; no report may overwrite one. */
  readonly paths: readonly string[];
  /** Files that reading writes to. */
  readonly written?: readonly string[];
  /**
   * @param except whether a file is not an input, by its absolute path: excluded, the configuration, a report.
   * @param lifecycle the lifecycle of `--lifecycle`.
   */
  open(except: IsExcluded, lifecycle: Lifecycle | undefined): RecordSource | Promise<RecordSource>;
}

/** Runs an audit with the given options. */
export async function runAudit(
  { paths, written = [], open }: Inputs,
  options: AuditOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const reports = reportsOf(options.format, options.output);
  const { policy, file, rules, lifecycle, ...judgement } = await judgementOf(options, terminal);
  // Recording the findings accepts them.
  const failOn = options.updateBaseline ? "never" : judgement.failOn;
  const baseline = baselineOf(options, policy);
  const own = [file, options.baseline, options.updateBaseline, ...reports.map((report) => report.file)];
  const ownPaths = new Set(own.flatMap((path) => (path === undefined ? [] : resolve(path))));
  const except = exceptOf(options.exclude, ownPaths);
  checkOutputPaths(
    [
      ...paths.map((path) => ({ file: path, what: "to be audited" })),
      ...used(file, "the configuration"),
      ...used(options.baseline, "the baseline"),
    ],
    [
      ...written.map((path) => ({ file: path, what: "the saved responses" })),
      ...used(options.updateBaseline, "the new baseline"),
      ...reports.flatMap((report) => used(report.file, "a report")),
    ],
  );
  await checkReplaced([
    ...used(options.updateBaseline, "the new baseline").map((use) => ({ ...use, begin: BEGIN })),
    ...reports.flatMap(({ file, format }) =>
      used(file, "a report").map((use) => ({
        ...use,
        begin: reporters[format]({ color: false, failOn, rules }).begin(),
      })),
    ),
  ]);
  // Before the reports: if it fails, earlier reports stay.
  const source = await open(except, lifecycle);
  const isSilent = reports.every((report) => report.file !== undefined);
  const { verbose = false, quiet: isQuiet = false, progress: hasProgress = true, color } = options;
  try {
    const outputs = await openReports(reports, { failOn, verbose, color, rules, lifecycle }, terminal);
    return await audit({ source, outputs, failOn, policy, baseline, isSilent, isQuiet, hasProgress }, terminal);
  } finally {
    await source.close?.();
  }
}

function used(file: string | undefined, what: string): readonly FileUse[] {
  return file === undefined ? [] : [{ file, what }];
}

function baselineOf(
  { baseline, updateBaseline, pruneBaseline = false }: AuditOptions,
  policy: Policy,
): Baseline | undefined {
  if (updateBaseline !== undefined && baseline !== undefined) {
    throw new UsageError("--update-baseline records all findings; it cannot be combined with --baseline");
  }
  if (pruneBaseline && baseline === undefined) throw new UsageError("--prune-baseline needs --baseline <file>");
  if (updateBaseline !== undefined) return recordFindings(updateBaseline);
  return baseline === undefined ? undefined : knownFindings(baseline, policy, { prune: pruneBaseline });
}
