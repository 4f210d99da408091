import { Writable } from "node:stream";
import { run } from "../../src/audit/cli.ts";

interface Outcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

interface World {
  readonly stdin?: string | Uint8Array | AsyncIterable<string | Uint8Array>;
  readonly env?: Record<string, string>;
  readonly isTTY?: boolean;
  /** The width of the terminal. */
  readonly columns?: number;
  readonly signal?: AbortSignal;
}

/** Runs the command in this process, with streams of its own. */
export async function runCommand(
  args: readonly string[],
  { stdin = "", env = {}, isTTY = false, columns, signal }: World = {},
): Promise<Outcome> {
  const out = collector(isTTY, columns);
  const err = collector(isTTY);
  const code = await run(args, {
    stdin: isStream(stdin) ? stdin : chunks(stdin),
    stdout: out.stream,
    stderr: err.stream,
    env,
    ...(signal === undefined ? {} : { signal }),
  });
  return { code, stdout: out.text(), stderr: err.text() };
}

async function* chunks(content: string | Uint8Array): AsyncGenerator<string | Uint8Array> {
  if (content.length > 0) yield content;
}

function collector(isTTY: boolean, columns?: number) {
  const parts: string[] = [];
  const stream = new Writable({
    write(chunk, _, done) {
      parts.push(String(chunk));
      done();
    },
  });
  return {
    stream: Object.assign(stream, columns === undefined ? { isTTY } : { isTTY, columns }),
    text: () => parts.join(""),
  };
}

function isStream(stdin: NonNullable<World["stdin"]>): stdin is AsyncIterable<string | Uint8Array> {
  return typeof stdin === "object" && Symbol.asyncIterator in stdin;
}
