import type { Readable, Transform } from "node:stream";
import * as zlib from "node:zlib";
import { peek } from "./chunks.ts";

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
  const { head, all } = await peek(bytesOf(stream), 4);
  const kind = kindOf(head);
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

function kindOf(head: Uint8Array): "gzip" | "zstd" | undefined {
  const [a, b, c, d] = head;
  if (a === 0x1f && b === 0x8b) return "gzip";
  return a === 0x28 && b === 0xb5 && c === 0x2f && d === 0xfd ? "zstd" : undefined;
}

function transformFor(kind: "gzip" | "zstd"): Transform {
  if (kind === "gzip") return zlib.createGunzip(CHUNK);
  // Node has zstd since 22.15.
  const create = (zlib as { createZstdDecompress?: (options: object) => Transform }).createZstdDecompress;
  if (create === undefined)
    throw new Error(`Node ${process.versions.node} cannot read it; use Node 22.15 or later, or decompress it first`);
  return create(CHUNK);
}

async function* pump(chunks: AsyncIterable<Uint8Array>, transform: Transform): AsyncGenerator<Uint8Array> {
  const { Readable, pipeline } = await import("node:stream");
  const output: Readable = pipeline(Readable.from(chunks, { objectMode: false }), transform, () => {
    // The iteration below throws the same error.
  });
  yield* output;
}

async function* bytesOf(stream: AsyncIterable<string | Uint8Array>): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  for await (const chunk of stream) yield typeof chunk === "string" ? encoder.encode(chunk) : chunk;
}
