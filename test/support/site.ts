import { existsSync, mkdtempSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import { build, type OutputOptions } from "rolldown";
import config from "../../site/rolldown.config.ts";

/** Builds the site into a temporary folder. */
export async function buildSite(): Promise<string> {
  const dir = mkdtempSync(join(tmpdir(), "site-"));
  await build({ ...config, output: { ...(config.output as OutputOptions), dir } });
  return dir;
}

const TYPES: Readonly<Record<string, string>> = { ".html": "text/html", ".css": "text/css", ".png": "image/png" };

export interface SiteServer {
  readonly address: string;
  /** The paths that were asked for. */
  readonly requests: readonly string[];
  close(): void;
}

/** Serves a folder. */
export async function serve(folder: string): Promise<SiteServer> {
  const requests: string[] = [];
  const server = createServer(({ url = "/" }, response) => {
    requests.push(url);
    const file = join(folder, new URL(url, "http://localhost").pathname);
    if (!existsSync(file)) response.writeHead(404).end();
    else response.writeHead(200, { "content-type": TYPES[extname(file)] }).end(readFileSync(file));
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as { readonly port: number };
  return { address: `http://127.0.0.1:${port}`, requests, close: () => void server.close() };
}
