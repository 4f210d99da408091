import { resolve } from "node:path";
import { audit } from "../audit.ts";
import { type Baseline, knownFindings, recordFindings } from "../baseline/baseline.ts";
import { findConfig, readConfig } from "../config/read-config.ts";
import type { ExitCode } from "../exit-code.ts";
import { type Policy, policyOf } from "../policy.ts";
import type { Terminal } from "../terminal.ts";
import { UsageError } from "../usage-error.ts";
import { type AuditOptions, addAuditOptions } from "./audit-options.ts";
import type { AddCommand } from "./command.ts";
import { type FileUse, refuseOverwriting } from "./refuse-overwriting.ts";
import { openReports } from "./report-option.ts";

export const addAudit: AddCommand = (program, terminal, exit) => {
  const command = program
    .command("audit")
    .description("audit histories in files, folders, globs or standard input")
    .argument("[paths...]", "files, folders or globs; - is standard input");
  addAuditOptions(command).action(async (paths: string[], options: AuditOptions) =>
    exit(await runAudit(paths, options, terminal)),
  );
};

async function runAudit(paths: readonly string[], options: AuditOptions, terminal: Terminal): Promise<ExitCode> {
  if (paths.length === 0) {
    throw new UsageError("name what to audit: files, folders or globs, or - for standard input");
  }
  const { evidence, repair, form, rule = [], format = [{ format: "text" }] } = options;
  const file = options.config ?? findConfig(".");
  const configFile = file === undefined ? undefined : readConfig(file);
  // What is being recorded is accepted by it.
  const failOn = options.updateBaseline ? "never" : (options.failOn ?? configFile?.config.failOn ?? "error");
  const policy = policyOf(configFile, { rules: Object.fromEntries(rule), evidence, repair });
  const baseline = baselineOf(options, policy);
  const own = [file, options.baseline, options.updateBaseline, ...format.map((report) => report.file)];
  const except = new Set(own.flatMap((path) => (path === undefined ? [] : resolve(path))));
  refuseOverwriting(
    [
      ...paths.map((path) => ({ file: path, what: "to be audited" })),
      ...used(file, "the configuration"),
      ...used(options.baseline, "the baseline"),
    ],
    [...used(options.updateBaseline, "the new baseline"), ...format.flatMap((report) => used(report.file, "a report"))],
  );
  const outputs = await openReports(format, failOn, terminal);
  const isSilent = format.every((report) => report.file !== undefined);
  const isQuiet = options.quiet === true;
  return audit({ paths, outputs, failOn, policy, form, except, baseline, isSilent, isQuiet }, terminal);
}

function used(file: string | undefined, what: string): readonly FileUse[] {
  return file === undefined ? [] : [{ file, what }];
}

function baselineOf(
  { baseline, updateBaseline, pruneBaseline = false }: AuditOptions,
  policy: Policy,
): Baseline | undefined {
  if (updateBaseline !== undefined && baseline !== undefined) {
    throw new UsageError("--update-baseline records all findings: leave out --baseline");
  }
  if (pruneBaseline && baseline === undefined) throw new UsageError("--prune-baseline needs --baseline <file>");
  if (updateBaseline !== undefined) return recordFindings(updateBaseline);
  return baseline === undefined ? undefined : knownFindings(baseline, policy, { prune: pruneBaseline });
}
