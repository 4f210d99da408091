/** A line of text, without its end. */
export interface Line {
  readonly text: string;
  /** Counted from 1. */
  readonly line: number;
  readonly byteOffset: number;
}

/** A line with its bytes, the line end included; those of a longer line than {@link LONGEST} come in parts before it. */
export interface SplitLine extends Line {
  readonly bytes: Uint8Array;
}

/** In bytes. The text of a longer line is cut, because no line format has such lines. */
const LONGEST = 1024 * 1024;

const LF = 0x0a;

/** Splits bytes into lines, on the byte 0x0A only. Memory holds at most {@link LONGEST} of one line. */
export class LineSplitter {
  #kept: Uint8Array = new Uint8Array();
  #line = 1;
  #offset = 0;
  /** The text kept of an overlong line, whose bytes were already passed on. */
  #head: Uint8Array | undefined;
  #passed = 0;

  /** The lines that these bytes complete; bytes alone are part of a line that is too long to be held. */
  *push(chunk: Uint8Array): Generator<SplitLine | Uint8Array> {
    let from = 0;
    for (let to = chunk.indexOf(LF); to >= 0; to = chunk.indexOf(LF, from)) {
      yield this.#take(chunk.subarray(from, to + 1));
      from = to + 1;
    }
    this.#kept = joined(this.#kept, chunk.subarray(from));
    if (this.#kept.length <= LONGEST) return;
    this.#head ??= this.#kept.subarray(0, LONGEST);
    this.#passed += this.#kept.length;
    yield this.#kept;
    this.#kept = new Uint8Array();
  }

  *end(): Generator<SplitLine> {
    if (this.#kept.length > 0 || this.#head !== undefined) yield this.#take(new Uint8Array());
  }

  #take(rest: Uint8Array): SplitLine {
    const bytes = joined(this.#kept, rest);
    const [line, byteOffset, passed] = [this.#line++, this.#offset, this.#passed];
    const shown = this.#head ?? (bytes.at(-1) === LF ? bytes.subarray(0, -1) : bytes);
    this.#offset += passed + bytes.length;
    [this.#kept, this.#head, this.#passed] = [new Uint8Array(), undefined, 0];
    return { text: new TextDecoder().decode(shown.subarray(0, LONGEST)), line, byteOffset, bytes };
  }
}

/** Always a copy, because a stream may reuse its buffer. */
function joined(first: Uint8Array, second: Uint8Array): Uint8Array {
  const whole = new Uint8Array(first.length + second.length);
  whole.set(first);
  whole.set(second, first.length);
  return whole;
}
