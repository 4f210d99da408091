import { concat } from "../text/bytes.ts";

export function isChunk(part: unknown): part is string | Uint8Array {
  return typeof part === "string" || part instanceof Uint8Array;
}

const encoder = new TextEncoder();

/** Text or bytes as bytes, in whatever encoding they are. */
export function toBytes(part: string | Uint8Array): Uint8Array {
  return typeof part === "string" ? encoder.encode(part) : part;
}

type Decoder = InstanceType<typeof TextDecoder>;

/**
 * Text and bytes as UTF-8 without a byte order mark. UTF-16, which PowerShell's redirection writes, is converted.
 */
export class Utf8Bytes {
  #decoder: Decoder | undefined;
  /** The first bytes, until there are enough to show the encoding. */
  #head: Uint8Array | undefined = new Uint8Array();

  push(part: string | Uint8Array): Uint8Array {
    let chunk = toBytes(part);
    if (this.#head !== undefined) {
      chunk = this.#head.length === 0 ? chunk : concat([this.#head, chunk]);
      if (chunk.length < 3) {
        this.#head = new Uint8Array(chunk);
        return NOTHING;
      }
      chunk = this.#begin(chunk);
    }
    return this.#decoder === undefined ? chunk : encoder.encode(this.#decoder.decode(chunk, { stream: true }));
  }

  /** The bytes that are left when the input has ended. */
  end(): Uint8Array {
    const rest = this.#head === undefined ? NOTHING : this.#begin(this.#head);
    return this.#decoder === undefined ? rest : encoder.encode(this.#decoder.decode(rest));
  }

  /** Looks for a byte order mark, and for UTF-16 without one, which has a zero beside each ASCII character. */
  #begin(chunk: Uint8Array): Uint8Array {
    this.#head = undefined;
    const [a, b, c] = chunk;
    if (a === 0xef && b === 0xbb && c === 0xbf) return chunk.subarray(3);
    if ((a === 0xff && b === 0xfe) || (b === 0 && a !== 0)) this.#decoder = new TextDecoder("utf-16le");
    else if ((a === 0xfe && b === 0xff) || (a === 0 && b !== 0)) this.#decoder = new TextDecoder("utf-16be");
    return chunk;
  }
}

const NOTHING = new Uint8Array();
