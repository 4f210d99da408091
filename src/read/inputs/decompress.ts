import type { Transform } from "node:stream";
import * as zlib from "node:zlib";
import { peekBytes } from "./byte-chunks.ts";
import { type Compression, compressionOf } from "./compression.ts";

/** Real histories shrink by 10 to 50 times; deflate can do 1000. What swells more than this is a bomb or a mistake. */
const MOST_SWELLING = 400;

/** Below this a text that repeats itself may swell as it likes. Bytes. */
const ALWAYS_ALLOWED = 100 * 1024 * 1024;

const CHUNK = { chunkSize: 1024 * 1024 };

/**
 * The bytes of a stream, decompressed where their first bytes show gzip or zstd.
 *
 * @throws Error that says what is wrong with the compressed data, after all that could be read of it.
 */
export async function* decompressed(stream: AsyncIterable<string | Uint8Array>): AsyncGenerator<string | Uint8Array> {
  const { head, all } = await peekBytes(bytesOf(stream), 4);
  const kind = compressionOf(head);
  if (kind === undefined) {
    yield* all;
    return;
  }
  let before = 0;
  let after = 0;
  const counted = async function* () {
    for await (const chunk of all) {
      before += chunk.length;
      yield chunk;
    }
  };
  try {
    for await (const chunk of pump(counted(), transformFor(kind))) {
      after += chunk.length;
      if (after > ALWAYS_ALLOWED && after > before * MOST_SWELLING) {
        throw new Error(
          `it swells to more than ${MOST_SWELLING} times its size; decompress it yourself if that is meant`,
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

async function* bytesOf(stream: AsyncIterable<string | Uint8Array>): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  for await (const chunk of stream) yield typeof chunk === "string" ? encoder.encode(chunk) : chunk;
}
