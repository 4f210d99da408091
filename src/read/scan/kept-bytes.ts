import { type Bytes, SLACK } from "./json-bytes.ts";

/** In place of an index: there is no room. */
export const FULL = -1;

const ROOM = 64 * 1024;

/** Copies of bytes that others are compared with. */
export class KeptBytes implements Bytes {
  readonly bytes = new Uint8Array(ROOM + SLACK);
  readonly view = new DataView(this.bytes.buffer);
  #length = 0;
  /** Whether something was not kept. */
  isFull = false;

  /** @returns where the copy begins of the bytes between two places, or FULL. */
  keep({ bytes }: Bytes, from: number, to: number): number {
    const at = this.#length;
    if (at + to - from > ROOM) {
      this.isFull = true;
      return FULL;
    }
    this.bytes.set(bytes.subarray(from, to), at);
    this.#length += to - from;
    return at;
  }

  clear(): void {
    this.#length = 0;
    this.isFull = false;
  }
}
