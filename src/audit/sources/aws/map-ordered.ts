/**
 * Does the work of several items at once and gives the results in the order of the items, each as soon as it is there and
 * those before it are given, also while the next item keeps us waiting.
 *
 * @param width how many at once.
 */
export async function* inOrder<T, R>(
  items: AsyncIterable<T>,
  width: number,
  work: (item: T) => Promise<R>,
): AsyncGenerator<R> {
  const iterator = items[Symbol.asyncIterator]();
  const running: Promise<R>[] = [];
  let isOver = false;
  let next: Promise<"next"> | undefined;
  const take = async () => {
    const { done, value } = await iterator.next();
    next = undefined;
    if (done === true) isOver = true;
    else running.push(quiet(work(value)));
    return "next" as const;
  };
  try {
    for (;;) {
      if (!isOver && running.length < width) next ??= quiet(take());
      const head = running[0];
      if (head === undefined && next === undefined) return;
      const first = await Promise.race(
        [head?.then((result) => ({ result })), next].filter((wait) => wait !== undefined),
      );
      if (first === "next") continue;
      running.shift();
      yield first.result;
    }
  } finally {
    // Not awaited: the next item may be long in coming.
    if (!isOver) iterator.return?.().catch(() => {});
  }
}

/** Its failure is nobody's fault before it is awaited. */
function quiet<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => {});
  return promise;
}
