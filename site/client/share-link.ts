const KEY = "#input=";
/** Longest fragment that programs commonly pass on. */
const MOST_CHARACTERS = 30_000;
/** Longest text that a link may hold, decompressed. */
const MOST_BYTES = 5_000_000;

/** The fragment that holds a text, compressed, in base64url; undefined if it is too long for a link. */
export async function fragmentOf(text: string): Promise<string | undefined> {
  const compressed = new Blob([text]).stream().pipeThrough(new CompressionStream("deflate-raw"));
  const bytes = new Uint8Array(await new Response(compressed).arrayBuffer());
  if ((bytes.length * 4) / 3 > MOST_CHARACTERS) return undefined;
  const base64 = btoa(String.fromCharCode(...bytes));
  return KEY + base64.replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

/**
 * The text that a fragment holds; undefined if it is not a link to an input.
 *
 * @throws Error if the link is damaged, or its text too long.
 */
export async function textOf(fragment: string): Promise<string | undefined> {
  if (!fragment.startsWith(KEY)) return undefined;
  const decoder = new TextDecoder();
  let text = "";
  try {
    const base64 = fragment.slice(KEY.length).replaceAll("-", "+").replaceAll("_", "/");
    const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
    const reader = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw")).getReader();
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      text += decoder.decode(part.value, { stream: true });
      if (text.length > MOST_BYTES) throw new Error();
    }
  } catch {
    throw new Error("This link is damaged: copy it again.");
  }
  return text + decoder.decode();
}
