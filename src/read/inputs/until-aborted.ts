/** Yields the items of an iterable until the signal is aborted, also while waiting for the next one, as for an idle pipe. */
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
