/** What the command may touch of the world around it; tests hand in their own. */
export interface Terminal {
  readonly stdin: AsyncIterable<string | Uint8Array>;
  readonly stdout: NodeJS.WritableStream & { readonly isTTY?: boolean };
  readonly stderr: NodeJS.WritableStream & { readonly isTTY?: boolean };
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Aborted by Ctrl-C. */
  readonly signal?: AbortSignal;
}

/** Colours on a terminal only, and never where NO_COLOR is set to anything (no-color.org). */
export function showsColor({ stdout, env }: Terminal): boolean {
  return stdout.isTTY === true && !env.NO_COLOR && env.TERM !== "dumb";
}

/** Whoever reads our output has closed it, as `head` does: there is nobody left to write for. */
export class ClosedPipe extends Error {}

/**
 * Writes and waits until the stream takes more, so that a slow reader does not make us keep the report in memory.
 *
 * @throws ClosedPipe where the reader is gone.
 */
export function writerFor(stream: NodeJS.WritableStream): (text: string) => Promise<void> {
  let failure: Error | undefined;
  stream.on("error", (error: NodeJS.ErrnoException) => {
    failure = error.code === "EPIPE" || error.code === "ERR_STREAM_DESTROYED" ? new ClosedPipe() : error;
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

/** What an iterable gives, until the signal is aborted: also while it keeps us waiting, as an idle pipe does. */
export async function* untilAborted<T>(items: AsyncIterable<T>, signal: AbortSignal | undefined): AsyncGenerator<T> {
  const iterator = items[Symbol.asyncIterator]();
  let stop = () => {};
  const onAbort = () => stop();
  signal?.addEventListener("abort", onAbort);
  try {
    for (;;) {
      // Not `Promise.race` with a promise that outlives the item: that remembers every item.
      const next = await new Promise<IteratorResult<T> | undefined>((resolve, reject) => {
        stop = () => resolve(undefined);
        iterator.next().then(resolve, reject);
      });
      if (next === undefined || next.done === true || signal?.aborted === true) return;
      yield next.value;
    }
  } finally {
    signal?.removeEventListener("abort", onAbort);
  }
}
