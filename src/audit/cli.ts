import { Command, CommanderError } from "commander";
import { commands } from "./commands/index.ts";
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
  const program = new Command(name)
    .description("Audits the status histories of SageMaker training jobs.")
    .version(version)
    .exitOverride()
    .showHelpAfterError("(add --help for what can be written)")
    .configureOutput({
      writeOut: (text) => terminal.stdout.write(text),
      writeErr: (text) => terminal.stderr.write(text),
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
    if (error instanceof CommanderError) return error.exitCode === 0 ? ExitCode.Clean : ExitCode.Usage;
    if (!(error instanceof UsageError)) throw error;
    terminal.stderr.write(`error: ${error.message}\n`);
    return ExitCode.Usage;
  }
}

/** Only the command that is named, because loading takes longer than most of them run. The help needs all of them. */
function commandsFor([first = "--help"]: readonly string[]): readonly (typeof commands)[string][] {
  if (first === "--version" || first === "-V") return [];
  const named = Object.hasOwn(commands, first) ? commands[first] : undefined;
  return named === undefined ? Object.values(commands) : [named];
}
