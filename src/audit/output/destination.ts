import { dirname } from "node:path";
import { ClosedPipe, type Terminal, unlessClosed, writerFor, written } from "../terminal/terminal.ts";
import { UsageError } from "../usage-error.ts";
import { replaceFile } from "./replace-file.ts";

/** Where a command writes: standard output, or a file that is replaced when the output is complete. */
export interface Destination {
  /**
   * @throws ClosedPipe if the reader has gone.
   * @throws UsageError naming the destination if it cannot be written.
   */
  write(text: string): Promise<void>;
  /** Completes the output. */
  close(): Promise<void>;
  /** Gives the output up. A file that it would have replaced stays as it was. */
  discard(): Promise<void>;
}

/** A stream that is not ours to close, such as standard output. */
export function streamDestination(stream: NodeJS.WritableStream): Destination {
  const write = writerFor(stream);
  const where = "to standard output";
  return {
    write: (text) => named(where, write(text)),
    close: () => named(where, written(stream)).catch(unlessClosed),
    discard: async () => {},
  };
}

/** @throws UsageError naming the file if it cannot be written. */
export async function fileDestination(path: string): Promise<Destination> {
  const { file, commit, discard } = await named(path, replaceFile(path), { ENOENT: noFolder(path) });
  return {
    write: (text) => named(path, file.writeFile(text)),
    close: () => named(path, commit()),
    discard,
  };
}

/**
 * Writes to the file of `--output`, or to standard output, and completes it. If `work` fails, a file stays as it was. A
 * reader that has gone ends the work and is not an error.
 *
 * @returns whether the whole output was taken: false if the reader has gone.
 * @throws UsageError if the output cannot be written.
 */
export async function writeOutput(
  file: string | undefined,
  { stdout }: Pick<Terminal, "stdout">,
  work: (write: Destination["write"]) => Promise<void>,
): Promise<boolean> {
  const destination = file === undefined ? streamDestination(stdout) : await fileDestination(file);
  try {
    await writeTo(destination, work);
    return true;
  } catch (error) {
    unlessClosed(error);
    return false;
  }
}

/** Writes and completes an output, or gives it up if `work` fails. */
export async function writeTo(destination: Destination, work: (write: Destination["write"]) => Promise<void>) {
  try {
    await work(destination.write);
    await destination.close();
  } catch (error) {
    await destination.discard();
    throw error;
  }
}

/** Prints a text that is made at once: to standard output, or to the file of `--output`. */
export async function print(terminal: Pick<Terminal, "stdout">, text: string, file?: string): Promise<void> {
  await writeOutput(file, terminal, (write) => write(text));
}

/** @throws UsageError that names the destination and says why it cannot be written. */
async function named<T>(where: string, work: Promise<T>, reasons: Readonly<Record<string, string>> = {}): Promise<T> {
  try {
    return await work;
  } catch (error) {
    const { code = "", message } = error as NodeJS.ErrnoException;
    if (error instanceof ClosedPipe || code === "EPIPE") throw new ClosedPipe();
    throw new UsageError(`cannot write ${where}: ${reasons[code] ?? message}`);
  }
}

/** Why a new file cannot be created where its folder is missing. */
function noFolder(path: string): string {
  return `there is no folder ${dirname(path)}`;
}
