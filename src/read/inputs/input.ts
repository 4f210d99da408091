import { describe, isArray } from "../../model/safe-access.ts";

/**
 * What histories can be read from: text, bytes, a Blob, a Response, a stream or an iterable of text, of bytes or of
 * parsed values, or one parsed value. An array is a parsed value.
 */
export type Input =
  | string
  | Uint8Array
  | ArrayBuffer
  | Blob
  | Response
  | AsyncIterable<string | Uint8Array | object>
  | Iterable<string | Uint8Array | object>
  | object;

/**
 * The parts of an input, each of them text, bytes or a parsed value; undefined if the input is one parsed value.
 *
 * @throws TypeError if the input is not readable.
 */
export function partsOf(input: Input): AsyncIterable<unknown> | Iterable<unknown> | undefined {
  if (typeof input === "string" || input instanceof Uint8Array) return [input];
  if (typeof input !== "object" || input === null) {
    throw new TypeError(
      `readHistories: expected text, bytes, a Blob, a Response, a stream or an iterable of text, bytes or parsed values, or a parsed value; found ${describe(input)}`,
    );
  }
  if (isArray(input)) return undefined;
  // Before Response: in Node, naming that class loads an HTTP client.
  if (isIterable(input)) return input;
  if (input instanceof ArrayBuffer) return [new Uint8Array(input)];
  if (input instanceof Blob) return input.stream();
  return input instanceof Response ? (input.body ?? []) : undefined;
}

function isIterable(input: object): input is AsyncIterable<unknown> | Iterable<unknown> {
  return Symbol.asyncIterator in input || Symbol.iterator in input;
}
