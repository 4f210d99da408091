/**
 * Does the work of several items at once and gives the results in the order of the items.
 *
 * @param width how many at once.
 * @param work never rejects.
 */
export async function* inOrder<T, R>(
  items: AsyncIterable<T> | Iterable<T>,
  width: number,
  work: (item: T) => Promise<R>,
): AsyncGenerator<R> {
  const running: Promise<R>[] = [];
  for await (const item of items) {
    running.push(work(item));
    if (running.length === width) yield await running.shift()!;
  }
  for (const result of running) yield await result;
}
