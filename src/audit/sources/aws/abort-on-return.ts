import { setMaxListeners } from "node:events";

/**
 * What is made with a signal, which is aborted together with another one and as soon as nobody reads on: calls in flight
 * and waits end then.
 */
export async function* whileRead<T>(
  signal: AbortSignal,
  items: (signal: AbortSignal) => AsyncIterable<T>,
): AsyncGenerator<T> {
  const leaving = new AbortController();
  const either = AbortSignal.any([signal, leaving.signal]);
  // Each call in flight listens to it more than once.
  setMaxListeners(0, either);
  try {
    yield* items(either);
  } finally {
    leaving.abort();
  }
}
