import type { Lifecycle } from "../../machine/lifecycle.ts";
import type { IsExcluded } from "../../read/inputs/find-inputs.ts";
import { type AuditOptions, addAuditOptions } from "../options/audit-options.ts";
import { fileSource } from "../sources/files.ts";
import { UsageError } from "../usage-error.ts";
import { addAuditAws } from "./audit-aws.ts";
import { type AddCommand, AUDIT_CODES, addHelpEnd } from "./command.ts";
import { runAudit } from "./run-audit.ts";

export const addAudit: AddCommand = (program, terminal, exit) => {
  const command = program
    .command("audit")
    .description("audit histories in files, folders, globs or standard input")
    .argument("[paths...]", "files, folders or globs; - is standard input");
  addAuditOptions(command).action(async (paths: string[], options: AuditOptions) => {
    if (paths.length === 0 && terminal.stdout.isTTY) command.help();
    if (paths.length === 0) {
      throw new UsageError("name what to audit: files, folders or globs, or - for standard input");
    }
    const { inputFormat } = options;
    const open = (except: IsExcluded, lifecycle: Lifecycle | undefined) =>
      fileSource({ paths, inputFormat, lifecycle, except });
    exit(await runAudit({ paths, open }, options, terminal));
  });
  addHelpEnd(command, {
    example: "audit examples --fail-on never",
    page: "docs/cli.md",
    exitCodes: AUDIT_CODES,
  });
  addAuditAws(command, terminal, exit);
};
