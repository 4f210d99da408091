import { Command, CommanderError } from "commander";
import { escapeControl } from "../model/escape-control.ts";
import { commands } from "./commands/index.ts";
import { print } from "./output/destination.ts";
import { name, version } from "./package-json.ts";
import { ExitCode } from "./pipeline/exit-code.ts";
import type { Terminal } from "./terminal/terminal.ts";
import { UsageError } from "./usage-error.ts";

/**
 * Runs the command on the given streams.
 *
 * @param args the words after the command's name.
 * @returns the exit code; see {@link ExitCode}.
 */
export async function run(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  let exitCode: ExitCode = ExitCode.Clean;
  let printed = "";
  const program = new Command(name)
    .description("Audits the status histories of SageMaker training jobs.")
    .version(version)
    .exitOverride()
    .showHelpAfterError("(--help lists the options)")
    .configureOutput({
      writeOut: (text) => {
        printed += text;
      },
      writeErr: (text) => terminal.stderr.write(text.split("\n").map(escapeControl).join("\n")),
    });
  for (const load of commandsFor(args)) {
    const add = await load();
    add(program, terminal, (code) => {
      exitCode = code;
    });
  }
  try {
    await program.parseAsync(args, { from: "user" });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return printHelp(terminal, printed);
    if (error instanceof CommanderError) return ExitCode.Usage;
    if (!(error instanceof UsageError)) throw error;
    return usage(terminal, error);
  }
}

/** Only the named command, because loading one takes longer than most run. The help needs all of them. */
function commandsFor([first = "--help"]: readonly string[]): readonly (typeof commands)[string][] {
  if (first === "--version" || first === "-V") return [];
  const named = Object.hasOwn(commands, first) ? commands[first] : undefined;
  return named === undefined ? Object.values(commands) : [named];
}

/** Help and version. */
async function printHelp(terminal: Terminal, text: string): Promise<ExitCode> {
  try {
    await print(terminal, text);
    return ExitCode.Clean;
  } catch (error) {
    return usage(terminal, error as Error);
  }
}

function usage({ stderr }: Terminal, { message }: Error): ExitCode {
  stderr.write(`error: ${message.split("\n").map(escapeControl).join("\n")}\n`);
  return ExitCode.Usage;
}
