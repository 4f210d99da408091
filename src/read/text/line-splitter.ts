/** A line of text, without its end. */
export interface Line {
  readonly text: string;
  /** Counted from 1. */
  readonly line: number;
  readonly byteOffset: number;
}

/** A longer line is cut: no format has any such. */
const LONGEST = 1024 * 1024;

/** Splits bytes into lines, on the byte 0x0A only. */
export class LineSplitter {
  #rest: Uint8Array = new Uint8Array();
  #line = 1;
  #offset = 0;
  #dropped = 0;

  push(chunk: Uint8Array): Line[] {
    const lines: Line[] = [];
    let from = 0;
    for (let to = chunk.indexOf(0x0a); to >= 0; to = chunk.indexOf(0x0a, from)) {
      lines.push(this.#take(chunk.subarray(from, to), 1));
      from = to + 1;
    }
    const room = Math.max(0, LONGEST - this.#rest.length);
    const rest = chunk.subarray(from, from + room);
    this.#dropped += chunk.length - from - rest.length;
    const whole = new Uint8Array(this.#rest.length + rest.length);
    whole.set(this.#rest);
    whole.set(rest, this.#rest.length);
    this.#rest = whole;
    return lines;
  }

  end(): Line[] {
    return this.#rest.length > 0 ? [this.#take(new Uint8Array(), 0)] : [];
  }

  #take(bytes: Uint8Array, terminator: number): Line {
    const decoder = new TextDecoder();
    const text = decoder.decode(this.#rest, { stream: true }) + decoder.decode(bytes.subarray(0, LONGEST));
    const line = { text, line: this.#line++, byteOffset: this.#offset };
    this.#offset += this.#rest.length + this.#dropped + bytes.length + terminator;
    this.#rest = new Uint8Array();
    this.#dropped = 0;
    return line;
  }
}
