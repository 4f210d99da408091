import { describe } from "../../model/safe-access.ts";

type Decoder = InstanceType<typeof TextDecoder>;

export function isChunk(part: unknown): part is string | Uint8Array {
  return typeof part === "string" || part instanceof Uint8Array;
}

/**
 * Text and bytes as bytes, in UTF-8 and without a byte order mark; UTF-16, as PowerShell's redirection writes it, is
 * turned.
 *
 * @throws TypeError where a part is neither.
 */
export async function* utf8(parts: AsyncIterable<unknown>): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  let turn: Decoder | undefined;
  let head: Uint8Array | undefined = new Uint8Array();
  for await (const part of parts) {
    if (!isChunk(part)) throw new TypeError(`a stream that begins with text or bytes holds ${describe(part)}`);
    let chunk = typeof part === "string" ? encoder.encode(part) : part;
    if (head !== undefined) {
      chunk = joined([head, chunk]);
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
 * The beginning of a stream, up to the item that is enough, and the whole stream again, the beginning included. Where
 * the stream fails, it fails behind what it gave before.
 */
export async function peek<T>(
  items: AsyncIterable<T> | Iterable<T>,
  isEnough: (item: T) => boolean,
): Promise<{ readonly head: readonly T[]; readonly all: AsyncIterable<T> }> {
  const iterator = each(items);
  const head: T[] = [];
  let failure: { readonly error: unknown } | undefined;
  try {
    for (let next = await iterator.next(); !next.done; next = await iterator.next()) {
      head.push(next.value);
      if (isEnough(next.value)) break;
    }
  } catch (error) {
    failure = { error };
  }
  async function* all() {
    try {
      yield* head;
      if (failure !== undefined) throw failure.error;
      yield* iterator;
    } finally {
      await iterator.return(undefined);
    }
  }
  return { head, all: all() };
}

/** The same of bytes: at least `least` of them, where there are so many. */
export async function peekBytes(
  chunks: AsyncIterable<Uint8Array>,
  least: number,
): Promise<{ readonly head: Uint8Array; readonly all: AsyncIterable<Uint8Array> }> {
  let bytes = 0;
  const { head, all } = await peek(chunks, ({ length }) => {
    bytes += length;
    return bytes >= least;
  });
  return { head: joined(head), all };
}

async function* each<T>(items: AsyncIterable<T> | Iterable<T>): AsyncGenerator<T, undefined> {
  yield* items;
}

function joined(chunks: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(chunks.reduce((bytes, { length }) => bytes + length, 0));
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}
