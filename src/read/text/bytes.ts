const utf8 = new TextDecoder();

/** Node's Buffer, whose search and decoding are native; undefined in browsers. */
const NativeBuffer = (globalThis as { Buffer?: typeof Buffer }).Buffer;

/** A view of the same bytes that searches and decodes as fast as this runtime can. */
export function fastBytes(bytes: Uint8Array): Uint8Array {
  if (NativeBuffer === undefined || bytes instanceof NativeBuffer) return bytes;
  return NativeBuffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** Decodes UTF-8 and drops a byte order mark. Invalid bytes become U+FFFD. */
export function decodeUtf8(bytes: Uint8Array): string {
  if (NativeBuffer === undefined || !(bytes instanceof NativeBuffer)) return utf8.decode(bytes);
  const text = bytes.toString();
  return text.startsWith("\ufeff") ? text.slice(1) : text;
}

/** A copy that stays valid when the caller reuses the buffer. */
export function copyOf(bytes: Uint8Array): Uint8Array {
  return fastBytes(new Uint8Array(bytes));
}

export function concat(all: readonly Uint8Array[]): Uint8Array {
  const parts = all.filter(({ length }) => length > 0);
  if (parts.length === 1) return parts[0]!;
  const whole = fastBytes(new Uint8Array(parts.reduce((length, part) => length + part.length, 0)));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** Trims whitespace, and returns how many bytes were removed at the start. */
export function trimmed(bytes: Uint8Array): { readonly bytes: Uint8Array; readonly lead: number } {
  let [lead, end] = [0, bytes.length];
  while (lead < end && isBlank(bytes[lead]!)) lead++;
  while (end > lead && isBlank(bytes[end - 1]!)) end--;
  return { bytes: bytes.subarray(lead, end), lead };
}

const isBlank = (byte: number) => byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;
