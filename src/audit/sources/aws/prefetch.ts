/**
 * What an iterable gives, which is taken in as fast as it comes and not only when it is asked for: nobody knows how many
 * there are before the last is there. Memory: all that is not yet asked for.
 */
export async function* readAhead<T>(items: AsyncIterable<T>): AsyncGenerator<T> {
  const waiting: T[] = [];
  let wake = () => {};
  let isOver = false;
  let isLeft = false;
  const reading = (async () => {
    try {
      for await (const item of items) {
        if (isLeft) return;
        waiting.push(item);
        wake();
      }
    } finally {
      isOver = true;
      wake();
    }
  })();
  // It is awaited below, but not before all else is given.
  reading.catch(() => {});
  try {
    for (;;) {
      while (waiting.length > 0) yield* waiting.splice(0);
      if (isOver) break;
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
    await reading;
  } finally {
    isLeft = true;
  }
}
