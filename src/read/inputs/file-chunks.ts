import { open } from "node:fs/promises";

/** Bytes of a chunk at most. */
export const CHUNK = 1024 * 1024;

/** A shorter chunk than this is given in a buffer of its own: who looks at the beginning of a file may keep some. */
const LEAST_SHARED = 64 * 1024;

/**
 * The bytes of a file. A chunk is what it is until the next one is asked for: while it is looked at, that one is read, and
 * there are two buffers for all of them. New ones would have the garbage collector run for every ten chunks.
 */
export async function* fileChunks(path: string): AsyncGenerator<Uint8Array> {
  const file = await open(path);
  try {
    let buffer: Buffer = Buffer.alloc(CHUNK);
    let other: Buffer | undefined;
    let reading = file.read(buffer, 0, CHUNK);
    for (;;) {
      const { bytesRead } = await reading;
      if (bytesRead === 0) return;
      const chunk = buffer.subarray(0, bytesRead);
      other ??= Buffer.alloc(bytesRead < CHUNK ? LEAST_SHARED : CHUNK);
      reading = file.read(other, 0, other.length);
      // Its failure is told when its turn comes.
      reading.catch(() => {});
      yield bytesRead < LEAST_SHARED ? new Uint8Array(chunk) : chunk;
      [buffer, other] = [other, buffer];
    }
  } finally {
    await file.close();
  }
}
