/** What histories can be read from: text, bytes, a stream of either, or a parsed value. */
export type Input = string | Uint8Array | AsyncIterable<string | Uint8Array> | Iterable<string | Uint8Array> | object;

type Decoder = InstanceType<typeof TextDecoder>;

/**
 * The bytes of an input, in UTF-8 and without a byte order mark; UTF-16, as PowerShell's redirection writes it, is
 * turned. Undefined where the input is a parsed value.
 */
export function chunksOf(input: Input): AsyncIterable<Uint8Array> | undefined {
  if (typeof input === "string" || input instanceof Uint8Array) return utf8([input]);
  if (input instanceof ArrayBuffer) return utf8([new Uint8Array(input)]);
  if (isStream(input)) return utf8(input);
  return undefined;
}

function isStream(input: object): input is AsyncIterable<string | Uint8Array> {
  return typeof (input as { [Symbol.asyncIterator]?: unknown })[Symbol.asyncIterator] === "function";
}

async function* utf8(
  input: AsyncIterable<string | Uint8Array> | Iterable<string | Uint8Array>,
): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  let turn: Decoder | undefined;
  let head: Uint8Array | undefined = new Uint8Array();
  for await (const part of input) {
    let chunk = typeof part === "string" ? encoder.encode(part) : part;
    if (head !== undefined) {
      chunk = joined(head, chunk);
      head = chunk;
      if (chunk.length < 3) continue;
      ({ turn, chunk } = begin(chunk));
      head = undefined;
    }
    yield turn === undefined ? chunk : encoder.encode(turn.decode(chunk, { stream: true }));
  }
  if (head !== undefined && head.length > 0) {
    const { turn: last, chunk } = begin(head);
    yield last === undefined ? chunk : encoder.encode(last.decode(chunk));
  } else if (turn !== undefined) yield encoder.encode(turn.decode());
}

/** Looks for a byte order mark, and for UTF-16 without one, which has a zero beside each ASCII character. */
function begin(chunk: Uint8Array): { readonly turn: Decoder | undefined; readonly chunk: Uint8Array } {
  const [a, b, c] = chunk;
  if (a === 0xef && b === 0xbb && c === 0xbf) return { turn: undefined, chunk: chunk.subarray(3) };
  if ((a === 0xff && b === 0xfe) || (b === 0 && a !== 0)) return { turn: new TextDecoder("utf-16le"), chunk };
  if ((a === 0xfe && b === 0xff) || (a === 0 && b !== 0)) return { turn: new TextDecoder("utf-16be"), chunk };
  return { turn: undefined, chunk };
}

/**
 * The beginning of a stream, at least `least` bytes where it has so many, and the whole stream again, the beginning
 * included.
 */
export async function peek(
  chunks: AsyncIterable<Uint8Array>,
  least: number,
): Promise<{ readonly head: Uint8Array; readonly all: AsyncIterable<Uint8Array> }> {
  const iterator = chunks[Symbol.asyncIterator]();
  let head: Uint8Array = new Uint8Array();
  let isDone = false;
  while (head.length < least && !isDone) {
    const next = await iterator.next();
    isDone = next.done === true;
    if (!next.done) head = joined(head, next.value);
  }
  async function* all() {
    try {
      if (head.length > 0) yield head;
      for (;;) {
        const next = await iterator.next();
        if (next.done) return;
        yield next.value;
      }
    } finally {
      await iterator.return?.();
    }
  }
  return { head, all: all() };
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array {
  if (a.length === 0) return b;
  const whole = new Uint8Array(a.length + b.length);
  whole.set(a);
  whole.set(b, a.length);
  return whole;
}
