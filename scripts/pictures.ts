import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Writable } from "node:stream";
import { pathToFileURL } from "node:url";
import type { Browser } from "playwright-core";
import type { run } from "../src/audit/cli.ts";
import { launchChromium } from "./chromium.ts";
import { terminalPage } from "./terminal-page.ts";

/** `npm run pictures`: takes the README's pictures anew, of the command as it is built. */

const IMAGES = "docs/images";
const WIDTH = 1240;
const BROKEN = "image-classifier-broken";

const cli: { readonly run: typeof run } = await import(pathToFileURL("dist/audit/cli.js").href);

/** What the command prints on a terminal, or in a pipe. */
async function printed(args: readonly string[], isTTY: boolean): Promise<string> {
  const parts: string[] = [];
  const stream = new Writable({
    write(chunk, _, done) {
      parts.push(String(chunk));
      done();
    },
  });
  const nothing = (async function* () {})();
  await cli.run(args, { stdin: nothing, stdout: Object.assign(stream, { isTTY }), stderr: process.stderr, env: {} });
  return parts.join("");
}

async function takeHtmlReport(browser: Browser, file: string, colorScheme: "light" | "dark"): Promise<void> {
  const page = await browser.newPage({ viewport: { width: WIDTH, height: 1800 }, colorScheme });
  await page.goto(pathToFileURL(file).href);
  await page.locator(".row", { hasText: BROKEN }).click();
  await page.evaluate("scrollTo(0, 0)");
  // The pointer would leave a row looking touched.
  await page.mouse.move(0, 0);
  const { y, height } = (await page.locator(".lifecycle-figure").boundingBox())!;
  const clip = { x: 0, y: 0, width: WIDTH, height: y + height + 20 };
  await page.screenshot({ path: `${IMAGES}/html-report-${colorScheme}.png`, clip });
  await page.close();
}

async function takeTextReport(browser: Browser): Promise<void> {
  const args = ["audit", "examples/broken.json"];
  const page = await browser.newPage({ viewport: { width: 1240, height: 400 } });
  await page.setContent(terminalPage(`npx sagemaker-transitions ${args.join(" ")}`, await printed(args, true)));
  await page.locator("pre").screenshot({ path: `${IMAGES}/text-report.png`, omitBackground: true });
  await page.close();
}

const folder = mkdtempSync(join(tmpdir(), "pictures-"));
const browser = await launchChromium();
try {
  const file = join(folder, "report.html");
  writeFileSync(file, await printed(["audit", "examples", "--format", "html"], false));
  await takeHtmlReport(browser, file, "light");
  await takeHtmlReport(browser, file, "dark");
  await takeTextReport(browser);
} finally {
  await browser.close();
  rmSync(folder, { recursive: true });
}
