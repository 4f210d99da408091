import { createHash } from "node:crypto";
import type { JsonText } from "../read/scan/json-bytes.ts";

/** Numbers of 32 bits that a key takes at most: the longest ARN, of some 130 bytes, and its time have room. */
export const KEY_LENGTH = 40;

const SPACE = 0x20;
const ZERO = 0x30;

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

/** What `identityOf` says of a job, in bytes: made anew for job after job, without a string. */
export class JobKey {
  readonly #bytes = new Uint8Array(4 * KEY_LENGTH);
  /** The bytes, four in a number; what the last one has too many is 0. */
  readonly words = new Int32Array(this.#bytes.buffer);
  /** Of `words`. */
  length = 0;
  hash = 0;

  /**
   * @param created epoch milliseconds, or NaN.
   * @returns false where it is too long, or where not all of it is ASCII.
   */
  set({ view }: JsonText, from: number, to: number, created: number): boolean {
    const size = to - from;
    if (size <= 0 || size > 4 * KEY_LENGTH - 16 || to + 4 > view.byteLength) return false;
    const { words } = this;
    let signs = 0;
    let word = 0;
    for (let at = from; at < to; at += 4) {
      const four = view.getInt32(at, true);
      signs |= four;
      words[word++] = four;
    }
    if ((signs & 0x80808080) !== 0) return false;
    const end = Number.isNaN(created) ? size : this.#addSeconds(size, Math.floor(created / 1000));
    this.#close(end);
    return true;
  }

  /** The same of what `identityOf` gave. No job has a key that is too long for the bytes; of such a one there is a digest. */
  setText(key: string): void {
    const { read, written } = new TextEncoder().encodeInto(key, this.#bytes);
    if (read === key.length) this.#close(written);
    else this.#close(new TextEncoder().encodeInto(`\0${sha256(key)}`, this.#bytes).written);
  }

  #addSeconds(at: number, seconds: number): number {
    const bytes = this.#bytes;
    bytes[at] = SPACE;
    let digits = 1;
    for (let power = 10; power <= seconds; power *= 10) digits++;
    for (let i = at + digits; i > at; i--) {
      bytes[i] = ZERO + (seconds % 10);
      seconds = Math.floor(seconds / 10);
    }
    return at + 1 + digits;
  }

  /** Of the bytes up to `end`: pads the last word, and hashes (after MurmurHash3, whose mixing is enough for a table). */
  #close(end: number): void {
    const { words } = this;
    this.#bytes.fill(0, end, (end + 3) & ~3);
    this.length = (end + 3) >> 2;
    let hash = end;
    for (let i = 0; i < this.length; i++) {
      const mixed = Math.imul(words[i]!, 0xcc9e2d51);
      hash = Math.imul(hash ^ ((mixed << 15) | (mixed >>> 17)), 5) + 0xe6546b64;
      hash = (hash << 13) | (hash >>> 19);
    }
    hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
    this.hash = hash ^ (hash >>> 13);
  }
}
