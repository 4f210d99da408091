import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { chromiumPath, HOW_TO_INSTALL } from "../../scripts/chromium.ts";
import { examples } from "../../site/pages/examples.ts";
import { openFile } from "../support/browser.ts";
import { life } from "../support/jobs.ts";
import { isMissing } from "../support/programs.ts";
import { siteInChromium } from "../support/site.ts";

/** What the playground says about each example. */
const VERDICTS: Readonly<Record<string, string>> = {
  "Uploading is missing": "illegal, read as cli",
  "A small fleet": "8 histories, read as wire",
  "Overlapping entries": "illegal, read as wire",
  "Out of order": "illegal, read as wire",
  "Rewritten history": "2 histories, read as sdk",
  "Retired statuses": "legal, read as wire",
  "Tail of a log": "legal, read as console-log",
  "AWS CLI": "legal, read as cli",
  "Wire format, spot job": "legal, read as wire",
  "SDK for JavaScript, running job": "open, read as sdk",
  "boto3 in a notebook": "legal, read as python",
  "Python repr": "legal, read as python",
  "Console log": "legal, read as console-log",
  "SDK v3 waiter": "legal, read as sdk-v3-waiter",
  YAML: "legal, read as yaml",
  "pandas CSV": "legal, read as csv",
};

/** Milliseconds. Machines may be slow; reading 5 MB in the main thread takes several times as long. */
const LONGEST_TASK = 500;

describe.skipIf(isMissing(chromiumPath, HOW_TO_INSTALL))("the playground in Chromium", () => {
  const site = siteInChromium();

  /** Opens the landing page, and waits until it has audited something. */
  async function open(fragment = "", address = `${site.server.address}/index.html`) {
    const permissions = ["clipboard-read", "clipboard-write"];
    const opened = await openFile(site.browser, new URL(address + fragment), { permissions });
    await says(opened.page, /^(?!Reading)./);
    return opened;
  }
  const status = (page: Page) => page.locator("#status").textContent();
  const says = (page: Page, text: string | RegExp) =>
    expect.poll(() => status(page), { timeout: 30_000 }).toMatch(text);
  const copy = (page: Page, text: string) => page.evaluate(`navigator.clipboard.writeText(${JSON.stringify(text)})`);
  const copied = (page: Page) => page.evaluate<string>("navigator.clipboard.readText()");

  /** Puts a text into the clipboard, and presses the keys that paste it into the box. */
  async function paste(page: Page, text: string) {
    await copy(page, text);
    await page.locator("#input").focus();
    await page.keyboard.press("Control+V");
  }

  test("shows the first example at once, with its finding, its repair and its way through the lifecycle", async () => {
    const { page, misdeeds } = await open();
    await says(page, "illegal, read as cli");
    expect(await page.locator(".single-job h2").textContent()).toBe("image-classifier-broken");
    expect(await page.locator(".entry.broke .note").textContent()).toContain("Uploading is missing between them");
    expect(await page.locator(".inserted .entry-name").textContent()).toBe("+Uploading");
    expect(await page.locator(".single-job .illegal-step").count()).toBe(1);
    expect(misdeeds).toEqual([]);
  });

  test.each(examples())("the example $title", async ({ title }) => {
    const { page, misdeeds } = await open();
    await page.getByRole("button", { name: title, exact: true }).click();
    await says(page, VERDICTS[title]!);
    expect(await page.locator(".single-job, .job").count()).toBeGreaterThan(0);
    expect(misdeeds).toEqual([]);
    await page.close();
  });

  test("a paste replaces the example, and what the reader typed is edited as usual", async () => {
    const { page } = await open();
    await paste(page, JSON.stringify(life("Completed", "Starting Downloading Training Uploading Completed")));
    await says(page, /^legal, /);
    await page.locator("#clear").click();
    await says(page, /^$/);
    expect(await page.locator("#result").textContent()).toBe("");
    await page.keyboard.type("Starting Downloading ");
    await paste(page, "Completed");
    expect(await page.locator("#input").inputValue()).toBe("Starting Downloading Completed");
    await page.locator("#input").fill("nothing of the kind");
    await says(page, "unreadable");
    expect(await page.locator(".verdict-sentence").textContent()).toBe("No history could be read.");
  });

  test("files can be opened and dropped, several at once and compressed", async () => {
    const { page, misdeeds } = await open();
    const [chooser] = await Promise.all([page.waitForEvent("filechooser"), page.locator("#open").click()]);
    await chooser.setFiles(["examples/broken.json", "examples/running.json"]);
    await says(page, "2 histories, read as cli, sdk");
    expect(await page.locator(".source").allTextContents()).toEqual(["broken.json:1 (cli)", "running.json:1 (sdk)"]);

    const bytes = [...gzipSync(readFileSync("examples/fleet.ndjson"))];
    await page.evaluate(`{
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([new Uint8Array(${JSON.stringify(bytes)})], "fleet.ndjson.gz"));
      document.querySelector("#result").dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }));
    }`);
    await says(page, "8 histories, read as wire");
    expect(misdeeds).toEqual([]);
  });

  test("several jobs are shown as the HTML report, with its filters and its keys", async () => {
    const { page } = await open();
    await page.getByRole("button", { name: "A small fleet" }).click();
    await says(page, "8 histories");
    expect(await page.locator("#result h2").first().textContent()).toBe("Audit of 8 histories");
    await page.locator(".rule-row", { hasText: "overlap" }).click();
    expect(await page.locator(".name").allTextContents()).toEqual(["fleet-003-overlap"]);
    await page.keyboard.press("/");
    await page.keyboard.type("no such job");
    await expect.poll(() => page.locator(".none").isVisible()).toBe(true);
  });

  test("works with the keyboard alone", async () => {
    const { page } = await open();
    const focused = () => page.evaluate<string>("document.activeElement.id || document.activeElement.textContent");
    const tabTo = async (name: string) => {
      for (let i = 0; i < 40 && (await focused()) !== name; i++) await page.keyboard.press("Tab");
      expect(await focused()).toBe(name);
    };
    await page.keyboard.press("Tab");
    expect(await focused()).toBe("Skip to content");
    await tabTo("input");
    await page.keyboard.press("Control+A");
    await page.keyboard.type("Starting Downloading Training Completed");
    await says(page, "illegal, read as status-lines");
    await tabTo("Overlapping entries");
    await page.keyboard.press("Enter");
    await says(page, "illegal, read as wire");
    await tabTo("True scale");
    await page.keyboard.press("Space");
    expect(await page.getByRole("switch").getAttribute("aria-checked")).toBe("true");
  });

  test("5 MB of pasted jobs do not freeze the page", async () => {
    const { page, misdeeds } = await open();
    const job = life("Completed", "Starting Downloading Training Completed");
    const line = JSON.stringify(job);
    const count = Math.ceil(5e6 / line.length);
    const text = Array.from({ length: count }, (_, i) => JSON.stringify({ ...job, TrainingJobName: `job-${i}` })).join(
      "\n",
    );
    await copy(page, text);
    await page.locator("#input").focus();
    await page.evaluate(`{
      window.longest = 0;
      new PerformanceObserver((list) => {
        for (const { duration } of list.getEntries()) window.longest = Math.max(window.longest, duration);
      }).observe({ type: "longtask" });
    }`);
    await page.keyboard.press("Control+V");
    await says(page, /^Reading/);
    await says(page, `${count.toLocaleString("en")} histories`);
    expect(await page.locator("#input-note").textContent()).toMatch(/^Pasted text, 5\.\d MB/);
    expect(await page.locator(".job").count()).toBeLessThan(500);
    const longest = await page.evaluate<number>("longest");
    expect(longest).toBeLessThan(LONGEST_TASK);
    expect(misdeeds).toEqual([]);
  });

  test("a new input ends the audit of the one before", async () => {
    const { page } = await open();
    const job = JSON.stringify(life("Completed", "Starting Downloading Training Completed"));
    await paste(page, `${job}\n`.repeat(5000));
    await page.getByRole("button", { name: "YAML" }).click();
    await says(page, "legal, read as yaml");
    await page.waitForTimeout(1000);
    expect(await status(page)).toBe("legal, read as yaml");
  });

  test("a link holds the input", async () => {
    const text = JSON.stringify({
      ...life("Completed", "Starting Training Completed"),
      TrainingJobName: "größer → 🚂",
    });
    const { page } = await open();
    await paste(page, text);
    await says(page, "illegal");
    await page.locator("#share").click();
    await says(page, "Link copied. It holds the whole input.");
    const link = await copied(page);
    expect(link).toMatch(/\/index\.html#input=[\w-]+$/);
    expect(link.length).toBeLessThan(text.length);
    const { page: other, misdeeds } = await open(new URL(link).hash);
    await says(other, "illegal");
    expect(await other.locator("#input").inputValue()).toBe(text);
    expect(await other.locator(".single-job h2").textContent()).toBe("größer → 🚂");
    expect(misdeeds).toEqual([]);
    expect(site.server.requests.filter((path) => path.includes("input="))).toEqual([]);

    await other.evaluate("location.hash = '#input=not*base64'");
    await says(other, "This link is damaged: copy it again.");
    await copy(other, Array.from({ length: 20_000 }, () => crypto.randomUUID()).join(" "));
    await other.keyboard.press("Control+V");
    await says(other, "unreadable");
    await other.locator("#share").click();
    await says(other, "This input is too long for a link.");
  });

  test("nothing can leave the page, its worker included", async () => {
    const { page } = await open();
    const before = site.server.requests.length;
    const outcomes = await page.evaluate(`(async () => {
      const address = location.origin + "/leak";
      const sent = (promise) => promise.then(() => "sent", () => "blocked");
      const code = "fetch('" + address + "').then(() => postMessage('sent'), () => postMessage('blocked'))";
      const worker = new Worker(URL.createObjectURL(new Blob([code])));
      const image = new Image();
      image.src = address;
      return Promise.all([
        sent(fetch(address)),
        new Promise((done) => { worker.onmessage = ({ data }) => done(data); }),
        new Promise((done) => { image.onload = () => done("sent"); image.onerror = () => done("blocked"); }),
        sent(new Promise((done, failed) => {
          const socket = new WebSocket(address.replace("http", "ws"));
          socket.onopen = done;
          socket.onerror = failed;
        })),
      ]);
    })()`);
    expect(outcomes).toEqual(["blocked", "blocked", "blocked", "blocked"]);
    expect(site.server.requests.slice(before)).toEqual([]);
  });

  test("works as a saved file", async () => {
    const { page, misdeeds } = await open("", pathToFileURL(join(site.folder, "index.html")).href);
    await says(page, "illegal, read as cli");
    expect(misdeeds).toEqual([]);
  });

  test("shows markup from the input as text", async () => {
    const texts = [
      "</script><script>alert(1)</script>",
      "<img src=x onerror=alert(1)>",
      '"><svg onload=alert(1)>',
      "javascript:alert(1)",
      "\u202egnp.exe",
    ];
    const { page, misdeeds } = await open();
    for (const text of texts) {
      const job = life("Completed", "Starting Downloading Completed");
      const entries = job.SecondaryStatusTransitions.map((entry) => ({ ...entry, StatusMessage: text }));
      const odd = { Status: text, StartTime: text, [text]: text };
      const hostile = { TrainingJobName: text, FailureReason: text, SecondaryStatusTransitions: [...entries, odd] };
      await paste(page, JSON.stringify({ ...job, ...hostile }));
      const shown = text.replace("\u202e", "\\u202e");
      await expect.poll(() => page.locator(".single-job h2").textContent()).toBe(shown);
      await page.locator(".entry-line").last().hover();
      await paste(page, text);
      await says(page, "unreadable");
    }
    expect(await page.locator("img, #result script, #result iframe").count()).toBe(0);
    for (const link of await page.locator("#result a").all()) {
      expect(await link.getAttribute("href")).toMatch(/^docs\/rules\/[a-z-]+\.html$/);
    }
    expect(misdeeds).toEqual([]);
  });
});
