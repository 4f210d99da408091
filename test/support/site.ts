import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import type { Browser } from "playwright-core";
import { build, type OutputOptions } from "rolldown";
import { afterAll, beforeAll } from "vitest";
import { launchChromium } from "../../scripts/chromium.ts";
import config from "../../site/rolldown.config.ts";

/** Builds the site into a temporary folder. */
export async function buildSite(): Promise<string> {
  const dir = mkdtempSync(join(tmpdir(), "site-"));
  await build({ ...config, output: { ...(config.output as OutputOptions), dir } });
  return dir;
}

const TYPES: Readonly<Record<string, string>> = { ".html": "text/html", ".css": "text/css", ".png": "image/png" };

interface SiteServer {
  readonly address: string;
  /** The paths that were asked for. */
  readonly requests: readonly string[];
  close(): void;
}

/** Serves a folder. */
async function serve(folder: string): Promise<SiteServer> {
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

export interface SiteInChromium {
  readonly browser: Browser;
  readonly folder: string;
  readonly server: SiteServer;
}

/** Builds and serves the site for the tests of a suite, and starts the browser. Filled in before the first test. */
export function siteInChromium(): SiteInChromium {
  const site = {} as { -readonly [K in keyof SiteInChromium]: SiteInChromium[K] };
  beforeAll(async () => {
    site.folder = await buildSite();
    site.server = await serve(site.folder);
    site.browser = await launchChromium();
  });
  afterAll(async () => {
    await site.browser.close();
    site.server.close();
    rmSync(site.folder, { recursive: true });
  });
  return site;
}
