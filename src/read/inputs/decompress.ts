import type { Transform } from "node:stream";
import * as zlib from "node:zlib";
import { concat } from "../text/bytes.ts";
import { type Compression, compressionOf } from "./compression.ts";
import { toBytes } from "./utf8-bytes.ts";

/** Real histories compress 10 to 50 times; deflate can do 1000. Anything beyond this is a bomb or a mistake. */
const MOST_SWELLING = 400;

/** Below this a text that repeats itself may swell at will. Bytes. */
const ALWAYS_ALLOWED = 100 * 1024 * 1024;

const CHUNK = { chunkSize: 256 * 1024 };

/**
 * The bytes of a stream, decompressed if their first bytes show gzip or zstd.
 *
 * @throws Error that says what is wrong with the compressed data, after everything that could be decompressed.
 */
export async function* decompressed(stream: AsyncIterable<string | Uint8Array>): AsyncGenerator<Uint8Array> {
  const iterator = stream[Symbol.asyncIterator]();
  try {
    let head: Uint8Array = new Uint8Array();
    for (let next = await iterator.next(); !next.done; next = await iterator.next()) {
      const chunk = toBytes(next.value);
      head = head.length === 0 ? chunk : concat([head, chunk]);
      if (head.length >= MAGIC_BYTES) break;
      head = new Uint8Array(head);
    }
    const kind = compressionOf(head);
    const all = from(head, iterator);
    yield* kind === undefined ? all : decompress(kind, all);
  } finally {
    await iterator.return?.();
  }
}

/** Bytes of a file that show how it is compressed. */
const MAGIC_BYTES = 4;

async function* from(head: Uint8Array, rest: AsyncIterator<string | Uint8Array>): AsyncGenerator<Uint8Array> {
  if (head.length > 0) yield head;
  for (let next = await rest.next(); !next.done; next = await rest.next()) yield toBytes(next.value);
}

async function* decompress(kind: Compression, chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let before = 0;
  let after = 0;
  const counted = async function* () {
    for await (const chunk of chunks) {
      before += chunk.length;
      yield chunk;
    }
  };
  try {
    for await (const chunk of pump(counted(), transformFor(kind))) {
      after += chunk.length;
      if (after > ALWAYS_ALLOWED && after > before * MOST_SWELLING) {
        throw new Error(
          `decompressed size exceeds ${MOST_SWELLING}x (possible zip bomb); decompress it yourself if the size is intended`,
        );
      }
      yield chunk;
    }
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const isCutOff = code === "Z_BUF_ERROR" || /unexpected end/.test(message);
    throw new Error(`${kind}: ${isCutOff ? "the data is cut off; what stood before the cut was read" : message}`);
  }
}

function transformFor(kind: Compression): Transform {
  if (kind === "gzip") return zlib.createGunzip(CHUNK);
  // Node has zstd since 22.15.
  const create = (zlib as { createZstdDecompress?: (options: object) => Transform }).createZstdDecompress;
  if (create === undefined)
    throw new Error(`Node ${process.versions.node} cannot read it; use Node 22.15 or later, or decompress it first`);
  return create(CHUNK);
}

/** Each chunk is given when everything that the one before gave is taken: what fails then takes nothing with it. */
async function* pump(chunks: AsyncIterable<Uint8Array>, transform: Transform): AsyncGenerator<Uint8Array> {
  let wake = () => {};
  let failure: Error | null | undefined;
  const settle = (error?: Error | null) => {
    failure ??= error;
    wake();
  };
  transform.on("readable", settle).on("end", settle).on("error", settle);

  async function* through(give: (done: typeof settle) => void): AsyncGenerator<Uint8Array> {
    let isTaken = false;
    give((error) => {
      isTaken = true;
      settle(error);
    });
    for (;;) {
      for (let part = transform.read(); part !== null; part = transform.read()) yield part;
      if (failure) throw failure;
      // What follows the end, as the zeros do that fill up a block of tape, is never taken.
      if (isTaken || transform.readableEnded) return;
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  }

  try {
    for await (const chunk of chunks) {
      yield* through((done) => transform.write(chunk, done));
      if (transform.readableEnded) return;
    }
    // Its callback comes before the failure; the end of what is read does not.
    yield* through(() => transform.end());
  } finally {
    transform.destroy();
  }
}
