import type { Writable } from "node:stream";

/** The streams and environment of the command; tests pass their own. */
export interface Terminal {
  readonly stdin: AsyncIterable<string | Uint8Array>;
  readonly stdout: NodeJS.WritableStream & { readonly isTTY?: boolean; readonly columns?: number };
  readonly stderr: NodeJS.WritableStream & { readonly isTTY?: boolean };
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Aborted by Ctrl-C. */
  readonly signal?: AbortSignal;
}

/** What `--color` takes. */
export const COLORS = ["auto", "always", "never"] as const;

export type Color = (typeof COLORS)[number];

/**
 * Whether to color standard output: as `--color` says, else as FORCE_COLOR and NO_COLOR say in Node's order
 * (https://nodejs.org/api/tty.html#writestreamgetcolordepthenv), else on a terminal.
 */
export function showsColor({ stdout, env }: Pick<Terminal, "stdout" | "env">, when: Color = "auto"): boolean {
  if (when !== "auto") return when === "always";
  if (env.FORCE_COLOR !== undefined) return !["0", "false"].includes(env.FORCE_COLOR);
  return stdout.isTTY === true && !env.NO_COLOR && env.TERM !== "dumb";
}

/** The reader of our output has closed it, as `head` does. */
export class ClosedPipe extends Error {}

/**
 * Waits until everything is written.
 *
 * @throws the error of the stream; ClosedPipe if the reader has gone.
 */
export async function written(stream: NodeJS.WritableStream): Promise<void> {
  const error = await new Promise<NodeJS.ErrnoException | null | undefined>((resolve) => {
    if (stream.writable) stream.write("", resolve);
    else resolve((stream as Partial<Writable>).errored as NodeJS.ErrnoException | null);
  });
  if (error) throw closedPipeOr(error);
}

/**
 * Writes and waits until the stream takes more, so that a slow reader does not make us keep the report in memory.
 *
 * @throws the error of the stream; ClosedPipe if the reader has gone.
 */
export function writerFor(stream: NodeJS.WritableStream): (text: string) => Promise<void> {
  let failure: Error | undefined;
  stream.on("error", (error: NodeJS.ErrnoException) => {
    failure ??= closedPipeOr(error);
  });
  return async (text) => {
    if (failure !== undefined) throw failure;
    if (text === "" || stream.write(text)) return;
    await new Promise<void>((resolve) => {
      const settle = () => {
        for (const event of ["drain", "error", "close"]) stream.off(event, settle);
        resolve();
      };
      for (const event of ["drain", "error", "close"]) stream.once(event, settle);
    });
    if (failure !== undefined) throw failure;
  };
}

/** A reader that has seen enough is not an error. */
export function unlessClosed(error: unknown): void {
  if (!(error instanceof ClosedPipe)) throw error;
}

function closedPipeOr(error: NodeJS.ErrnoException): Error {
  return error.code === "EPIPE" || error.code === "ERR_STREAM_DESTROYED" ? new ClosedPipe() : error;
}
