import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Writable } from "node:stream";
import { pathToFileURL } from "node:url";
import type { Browser } from "playwright-core";
import { run } from "../src/audit/cli.ts";
import { launchChromium } from "./chromium.ts";
import { terminalPage } from "./terminal-page.ts";

/** `npm run pictures`: takes the README's pictures again, of the command as it is built. */

const IMAGES = "docs/images";
const WIDTH = 1240;
const BROKEN = "image-classifier-broken";

/** What the command prints on a terminal. */
async function printedInColor(args: readonly string[]): Promise<string> {
  const parts: string[] = [];
  const stream = new Writable({
    write(chunk, _, done) {
      parts.push(String(chunk));
      done();
    },
  });
  const nothing = (async function* () {})();
  await run(args, { stdin: nothing, stdout: Object.assign(stream, { isTTY: true }), stderr: process.stderr, env: {} });
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
  await page.setContent(terminalPage(`npx sagemaker-transitions ${args.join(" ")}`, await printedInColor(args)));
  await page.locator("pre").screenshot({ path: `${IMAGES}/text-report.png`, omitBackground: true });
  await page.close();
}

/** The machine, as the landing page of the site draws it. */
async function takeLifecycle(browser: Browser): Promise<void> {
  const page = await browser.newPage({ viewport: { width: WIDTH, height: 1400 } });
  await page.goto(pathToFileURL("site/dist/index.html").href);
  await page.locator("#diagram svg").screenshot({ path: `${IMAGES}/lifecycle.png` });
  await page.close();
}

const folder = mkdtempSync(join(tmpdir(), "pictures-"));
const browser = await launchChromium();
try {
  const file = join(folder, "report.html");
  const args = ["dist/audit/bin.js", "audit", "examples", "--fail-on", "never", "--format", `html=${file}`];
  execFileSync(process.execPath, args);
  await takeHtmlReport(browser, file, "light");
  await takeHtmlReport(browser, file, "dark");
  await takeTextReport(browser);
  await takeLifecycle(browser);
} finally {
  await browser.close();
  rmSync(folder, { recursive: true });
}
