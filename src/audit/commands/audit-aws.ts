import { type Command, InvalidArgumentError } from "commander";
import { count, filled } from "../options/arguments.ts";
import type { AuditOptions } from "../options/audit-options.ts";
import {
  type AwsOptions,
  accountsOf,
  addAwsOptions,
  filtersOf,
  type PrimaryStatus,
  statusOption,
} from "../options/aws-options.ts";
import type { ExitCode } from "../pipeline/exit-code.ts";
import { accountSource } from "../sources/aws/account-source.ts";
import { writtenPaths } from "../sources/aws/save-and-resume.ts";
import type { Terminal } from "../terminal/terminal.ts";
import { UsageError } from "../usage-error.ts";
import { AUDIT_CODES, addHelpEnd } from "./command.ts";
import { runAudit } from "./run-audit.ts";

interface AuditAwsOptions extends AuditOptions, AwsOptions {
  readonly status?: PrimaryStatus;
  readonly max?: number;
  readonly save?: string;
  readonly resume?: string;
}

/** `audit aws`, which also takes the options of `audit`. A folder with this name is `./aws`. */
export function addAuditAws(audit: Command, terminal: Terminal, exit: (code: ExitCode) => void): void {
  const command = audit
    .command("aws")
    .description("audit the training jobs of an AWS account; also takes the options of audit")
    .configureHelp({ showGlobalOptions: true });
  addAwsOptions(command)
    .addOption(statusOption("only jobs of this TrainingJobStatus"))
    .option("--max <n>", "at most this many jobs, the latest first", count)
    .option(
      "--save <file>",
      "append every response to this new file: jobs.ndjson, or .gz to compress it at the end",
      file,
    )
    .option("--resume <file>", "continue a file of --save: jobs in it that have ended are not described again", file)
    .action(async (_options: unknown, command: Command) =>
      exit(await auditAws(command.optsWithGlobals<AuditAwsOptions>(), terminal)),
    );
  addHelpEnd(command, {
    example: "audit aws --region us-east-1 --created-after 2025-05-16",
    page: "docs/aws.md",
    exitCodes: AUDIT_CODES,
  });
}

async function auditAws(options: AuditAwsOptions, terminal: Terminal): Promise<ExitCode> {
  const { status, max = Number.POSITIVE_INFINITY, concurrency, save, resume } = options;
  if (options.inputFormat !== undefined) throw new UsageError("--input-format is for files; an account has one format");
  if (options.exclude !== undefined) throw new UsageError("--exclude is for files; use --name-contains to select jobs");
  const accounts = await accountsOf(options);
  const filters = { ...filtersOf(options), ...(status === undefined ? {} : { StatusEquals: status }) };
  const written = writtenPaths({ save, resume });
  const paths = resume === undefined || written.includes(resume) ? [] : [resume];
  const open = () => accountSource({ accounts, filters, max, concurrency, save, resume });
  return runAudit({ paths, written, open }, options, terminal);
}

function file(text: string): string {
  if (text === "-") throw new InvalidArgumentError("Name a file: it is also read.");
  return filled(text);
}
