import { setMaxListeners } from "node:events";

/**
 * Yields the items of an iterable that gets its own signal: aborted with the given one, and when the consumer stops early,
 * so that calls in flight and pauses end.
 */
export async function* abortOnReturn<T>(
  signal: AbortSignal,
  items: (signal: AbortSignal) => AsyncIterable<T>,
): AsyncGenerator<T> {
  const leaving = new AbortController();
  const either = AbortSignal.any([signal, leaving.signal]);
  // Each call in flight adds several listeners.
  setMaxListeners(0, either);
  try {
    yield* items(either);
  } finally {
    leaving.abort();
  }
}
