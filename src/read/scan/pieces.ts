import { type JsonText, SLACK } from "./json-bytes.ts";

/** Bytes of an input that the scanner can walk in. */
export interface Piece extends JsonText {
  /** Bytes of the input; behind them stands a line end that is none of its own, or more of the piece's buffer. */
  readonly length: number;
  /** What it ends with may go on in the next. */
  readonly isCut: boolean;
}

/** What has no line end for longer than this is looked at all the same: an array may stand on one line. */
const MOST_KEPT = 64 * 1024;

const LF = 0x0a;

/**
 * Cuts the chunks of a stream into pieces that end with a line. Most of a chunk is a piece as it stands; only the line that
 * goes over its end is copied.
 */
export class Pieces {
  #kept: Uint8Array[] = [];
  #bytes = 0;

  *push(chunk: Uint8Array): Generator<Piece> {
    let from = 0;
    if (this.#bytes > 0) {
      from = chunk.indexOf(LF) + 1;
      this.#keep(chunk.subarray(0, from === 0 ? chunk.length : from));
      if (from > 0) yield this.#take(false);
      else if (this.#bytes > MOST_KEPT) yield this.#take(true);
      if (from === 0) return;
    }
    const piece = wholeLines(chunk, from);
    if (piece.length > 0) yield piece;
    from += piece.length;
    this.#keep(chunk.subarray(from));
    if (this.#bytes > MOST_KEPT) yield this.#take(true);
  }

  /** Bytes at the end of a cut piece that are to stand before what comes. */
  giveBack(rest: Uint8Array): void {
    this.#keep(rest);
  }

  *end(): Generator<Piece> {
    if (this.#bytes > 0) yield this.#take(false);
  }

  #keep(part: Uint8Array): void {
    if (part.length === 0) return;
    // A copy, which `slice` of Node's Buffer is not: the reader of a stream may use its buffer again.
    this.#kept.push(new Uint8Array(part));
    this.#bytes += part.length;
  }

  #take(isCut: boolean): Piece {
    const bytes = new Uint8Array(this.#bytes + 1 + SLACK).fill(LF, this.#bytes);
    let at = 0;
    for (const part of this.#kept) {
      bytes.set(part, at);
      at += part.length;
    }
    this.#kept = [];
    this.#bytes = 0;
    return pieceOf(bytes, at, isCut);
  }
}

/** The lines from a place on that stand whole in a chunk; of length 0 where there are none. */
export function wholeLines(chunk: Uint8Array, from: number): Piece {
  const end = chunk.length - SLACK;
  // An index below 0 would be counted from the end.
  const to = end > 0 ? chunk.lastIndexOf(LF, end - 1) + 1 : 0;
  return pieceOf(chunk.subarray(from), Math.max(0, to - from), false);
}

const decoder = new TextDecoder(undefined, { ignoreBOM: true });

function pieceOf(bytes: Uint8Array, length: number, isCut: boolean): Piece {
  const { buffer, byteOffset, byteLength } = bytes;
  const view = new DataView(buffer, byteOffset, byteLength);
  // Node's own way, where it is there, is three times as fast on short texts.
  const node = typeof Buffer === "undefined" ? undefined : Buffer.from(buffer, byteOffset, byteLength);
  const textOf = (from: number, to: number) =>
    node === undefined ? decoder.decode(bytes.subarray(from, to)) : node.toString("utf8", from, to);
  return { bytes, view, textOf, length, isCut };
}
