import { fileSource } from "../sources/files.ts";
import { UsageError } from "../usage-error.ts";
import { addAuditAws } from "./audit-aws.ts";
import { type AuditOptions, addAuditOptions } from "./audit-options.ts";
import { type AddCommand, countTo } from "./command.ts";
import { runAudit } from "./run-audit.ts";

/** More would wait for the one that words the report. */
const MOST_THREADS = 16;

interface FileAuditOptions extends AuditOptions {
  readonly threads: number;
}

export const addAudit: AddCommand = (program, terminal, exit) => {
  const command = program
    .command("audit")
    .description("audit histories in files, folders, globs or standard input")
    .argument("[paths...]", "files, folders or globs; - is standard input");
  addAuditOptions(command)
    .option("--threads <n>", "read large files with so many threads", countTo(MOST_THREADS), 1)
    .action(async (paths: string[], options: FileAuditOptions) => {
      if (paths.length === 0) {
        throw new UsageError("name what to audit: files, folders or globs, or - for standard input");
      }
      const { form, threads } = options;
      // A baseline looks at every job, also where there is nothing to tell of it.
      const scans = options.strict !== true && options.baseline === undefined;
      const open = (except: ReadonlySet<string>) => fileSource({ paths, form, except, scans, threads });
      exit(await runAudit({ paths, open }, options, terminal));
    });
  addAuditAws(command, terminal, exit);
};
