import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import axe from "axe-core";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { chromiumPath, HOW_TO_INSTALL, launchChromium } from "../../../scripts/chromium.ts";
import { openFile } from "../../support/browser.ts";
import { life } from "../../support/jobs.ts";
import { isMissing } from "../../support/programs.ts";
import { runCommand } from "../../support/run-command.ts";
import { samples } from "../../support/slow.ts";

/* The page's script comes from dist: run `npm run build` first. */

describe.skipIf(isMissing(chromiumPath, HOW_TO_INSTALL))("the HTML report in Chromium", { timeout: 60_000 }, () => {
  const folder = mkdtempSync(join(tmpdir(), "report-"));
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchChromium();
  });
  afterAll(async () => {
    await browser.close();
    rmSync(folder, { recursive: true });
  });

  /** Runs an audit and opens its report. */
  async function openReport(
    paths: readonly string[],
    options: Parameters<Browser["newPage"]>[0] & { stdin?: string } = {},
  ) {
    const { stdin = "", ...context } = options;
    const { stdout } = await runCommand(["audit", ...paths, "--format", "html"], { stdin });
    const file = join(folder, `${crypto.randomUUID()}.html`);
    writeFileSync(file, stdout);
    return openFile(browser, pathToFileURL(file), context);
  }

  const rows = (page: Page) => page.locator(".row");
  const names = (page: Page) => page.locator(".name").allTextContents();
  const focused = (page: Page) =>
    page.evaluate<string>("document.activeElement.closest('button, input, [tabindex]')?.textContent");
  const counted = (page: Page) => page.locator("output").textContent();

  test("shows the audited jobs, makes no requests and logs no errors", async () => {
    const { page, misdeeds } = await openReport(["examples"]);
    expect(await page.locator("h1").textContent()).toBe("Audit of 15 histories");
    expect(await page.locator(".verdict").allTextContents()).toEqual(["5illegal", "1open", "9legal"]);
    expect(await rows(page).count()).toBe(15);
    expect((await names(page))[0]).toBe("image-classifier-broken");
    for (const row of await rows(page).all()) await row.click();
    expect(await page.locator(".timeline").count()).toBe(15);
    expect(misdeeds).toEqual([]);
  });

  test("draws recorded findings without counting them", async () => {
    const baseline = join(folder, "baseline.json");
    await runCommand(["audit", "examples", "--update-baseline", baseline]);
    const { page } = await openReport(["examples", "--baseline", baseline]);
    expect(await page.locator(".card").first().textContent()).toBe(
      "Findings by ruleNo new findings.10 findings in the baseline",
    );
    expect(await page.locator(".badge").count()).toBe(0);
    await rows(page).filter({ hasText: "image-classifier-broken" }).click();
    expect(await page.locator(".verdict-sentence").textContent()).toBe(
      "Legal for the first 3 of 4 entries; it broke at Completed.",
    );
    expect(await page.locator(".note.known").textContent()).toMatch(/illegal-transition in the baseline$/);
  });

  test("a variant with hundreds of entries stays on one line", async () => {
    const often = `Starting ${"Downloading Training Interrupted Starting ".repeat(150)}Downloading Training Uploading Completed`;
    const { page } = await openReport(["-"], { stdin: JSON.stringify(life("Completed", often)) });
    expect((await page.locator(".variant").first().boundingBox())!.height).toBeLessThan(100);
  });

  test("filters by verdict, by rule and by words, and keeps the view in the URL", async () => {
    const { page } = await openReport(["examples"]);
    await page.locator(".verdict.open").click();
    expect(await names(page)).toEqual(["llama-lora-nightly"]);
    await page.locator(".verdict.open").click();
    await page.locator(".rule-row", { hasText: "deprecated-status" }).click();
    expect(await names(page)).toEqual(["linear-learner-2018-09-04"]);
    expect(await counted(page)).toBe("1 of 15 jobs");
    await page.reload();
    expect(await names(page)).toEqual(["linear-learner-2018-09-04"]);
    await page.locator(".filter-chip").click();
    await page.locator("#search").fill("fleet gap");
    await expect.poll(() => names(page)).toEqual(["fleet-002-gap"]);
    await page.locator("#search").fill("no such job");
    await expect.poll(() => page.locator(".none").isVisible()).toBe(true);
    await page.locator(".none button").click();
    expect(await rows(page).count()).toBe(15);
    await page.locator("#order").selectOption("by name");
    expect((await names(page)).slice(0, 3)).toEqual(["no name", "bert-finetune-spot", "churn-xgboost-2025-05-16"]);
  });

  test("works with the keyboard alone", async () => {
    const { page } = await openReport(["examples"]);
    await page.keyboard.press("/");
    await page.keyboard.type("fleet-");
    await expect.poll(() => counted(page)).toBe("8 of 15 jobs");
    // The rows are rendered one frame after the count.
    await page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Tab");
    await expect.poll(() => focused(page)).toContain("fleet-003-overlap");
    await page.keyboard.press("End");
    await expect.poll(() => focused(page)).toContain("fleet-007-out-of-time");
    await page.keyboard.press("Home");
    await page.keyboard.press("ArrowDown");
    await expect.poll(() => focused(page)).toContain("fleet-004-misspelt");
    await page.keyboard.press("ArrowUp");

    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    await expect.poll(() => focused(page)).toBe("True scale");
    const widths = () => page.locator(".lane .bar").evaluateAll((bars) => bars.map((bar) => bar.getAttribute("width")));
    const compressed = await widths();
    await page.keyboard.press("Space");
    await expect.poll(() => focused(page)).toBe("True scale");
    expect(await page.getByRole("switch").getAttribute("aria-checked")).toBe("true");
    expect(await widths()).not.toEqual(compressed);

    await page.keyboard.press("Tab");
    expect(await page.locator(".tooltip").textContent()).toMatch(
      /^Startingfrom 2025-09-01 06:10:01\.010 UTCto .*“Preparing/,
    );
    await page.keyboard.press("ArrowDown");
    expect(await page.locator(".tooltip").textContent()).toMatch(/^Downloading/);
    await page.keyboard.press("Escape");
    expect(await page.locator(".tooltip").isVisible()).toBe(false);
    expect(await page.locator(".detail").count()).toBe(0);
    await expect.poll(() => focused(page)).toContain("fleet-003-overlap");
  });

  test("draws the break, the gap, the overlap, the open end, the retired status and the repair", async () => {
    const { page } = await openReport(["examples"]);
    const open = async (name: string) => {
      const job = page.locator(".job", { hasText: name });
      await job.locator(".row").click();
      return job;
    };
    const broken = await open("image-classifier-broken");
    expect(await broken.locator(".verdict-sentence").textContent()).toBe(
      "Legal for the first 3 of 4 entries; it broke at Completed.",
    );
    expect(await broken.locator(".entry.legal").count()).toBe(3);
    expect(await broken.locator(".entry.broke .note").textContent()).toContain("Training → Completed");
    expect(await broken.locator(".illegal-step").count()).toBe(1);
    expect(await broken.locator(".edge.taken").count()).toBe(3);
    expect(await broken.locator(".legal-instead").innerText()).toBe(
      "Legal after Training\ndocumented\nUploading, Stopping, Interrupted, Pending\ninferred\nStarting, Restarting, Updating, Failed",
    );
    expect(await broken.locator(".inserted .entry-name").textContent()).toBe("+Uploading");
    expect(await (await open("fleet-008-after")).locator(".removed .entry-name").textContent()).toBe("5Uploading");
    expect(await (await open("fleet-002-gap")).locator(".lane .gap").count()).toBe(1);
    expect(await (await open("fleet-003-overlap")).locator(".lane .overlap").count()).toBe(1);
    expect(await (await open("llama-lora-nightly")).locator(".lane [mask]").count()).toBe(1);
    expect(await (await open("linear-learner-2018")).locator(".lane [fill='url(#hatch)']").count()).toBe(3);
  });

  test.each(["light", "dark"] as const)("axe reports no violations in %s mode", async (colorScheme) => {
    const { page, misdeeds } = await openReport(["examples", "test/corpus/err/out-of-order.json"], {
      colorScheme,
    });
    for (const name of ["image-classifier-broken", "fleet-002-gap", "llama-lora", "ocr-invoices"]) {
      await rows(page).filter({ hasText: name }).first().click();
    }
    await page.locator(".rule-row").first().focus();
    await page.evaluate(axe.source);
    const { violations, passes } = await page.evaluate<axe.AxeResults>("axe.run()");
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
    expect(passes.length).toBeGreaterThan(20);
    expect(misdeeds).toEqual([]);
  });

  test("shows markup from the input as text", async () => {
    const texts = [
      "</script><script>alert(1)</script>",
      "<img src=x onerror=alert(1)>",
      "<!--",
      "javascript:alert(1)",
      "\u202egnp.exe",
    ];
    const stdin = texts
      .map((text) => {
        const job = life("Completed", "Starting Downloading Completed");
        const entries = job.SecondaryStatusTransitions.map((entry) => ({ ...entry, StatusMessage: text }));
        const odd = { Status: text, StartTime: text };
        return { ...job, TrainingJobName: text, FailureReason: text, SecondaryStatusTransitions: [...entries, odd] };
      })
      .map((job) => JSON.stringify(job))
      .join("\n");
    const { page, misdeeds } = await openReport(["-"], { stdin });
    for (const row of await rows(page).all()) {
      await row.click();
      await page.locator(".entry-line").last().hover();
    }
    expect((await names(page)).sort()).toEqual(texts.map((text) => text.replace("\u202e", "\\u202e")).sort());
    expect(await page.locator("img").count()).toBe(0);
    expect(misdeeds).toEqual([]);
  });

  test("shows the time per phase and the variants of all jobs", async () => {
    const { page, misdeeds } = await openReport(["examples"]);
    const phases = page.locator(".card", { hasText: "Time by phase" }).locator("tbody tr");
    expect((await phases.allTextContents()).slice(0, 3)).toEqual([
      "waiting6.5 %1 min 44 s3 min 32 s",
      "downloading3.3 %56 s2 min 5 s",
      "training79 %27 min 3 s37 min 16 s",
    ]);
    const variants = page.locator(".variant");
    expect((await variants.allTextContents())[0]).toBe("4Starting → Downloading → Training → Uploading → Completed");
    expect(await variants.first().locator(".bar").count()).toBe(5);
    expect(misdeeds).toEqual([]);
  });

  test("creates the rows of many jobs on demand, and End goes to the last one", async () => {
    const count = samples(10_000, 2_000);
    const whole = life("Completed", "Starting Downloading Training Uploading Completed");
    const lines = Array.from({ length: count }, (_, i) => JSON.stringify({ ...whole, TrainingJobName: `job-${i}` }));
    const { page } = await openReport(["-"], { stdin: lines.join("\n") });
    const all = count.toLocaleString("en");
    expect(await counted(page)).toBe(`${all} jobs`);
    expect(await rows(page).count()).toBeLessThan(500);
    await rows(page).first().focus();
    await page.keyboard.press("End");
    expect(await focused(page)).toContain(`job-${count - 1}`);
    await page.locator("#search").fill("job-199");
    await expect.poll(() => counted(page)).toMatch(/^\d+ of /);
    const found = lines.filter((line) => line.includes("job-199")).length;
    expect(await counted(page)).toBe(`${found} of ${all} jobs`);
    expect(await rows(page).count()).toBe(found);
  });

  test("narrow screens do not scroll sideways, and printed pages have no controls", async () => {
    const { page } = await openReport(["examples"], { viewport: { width: 360, height: 700 } });
    await rows(page).first().click();
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(360);
    // The diagram is wider than the screen, and shows where the job left the lifecycle.
    await expect.poll(() => page.locator(".scroll").evaluate(({ scrollLeft }) => scrollLeft)).toBeGreaterThan(100);
    await page.emulateMedia({ media: "print" });
    expect(await page.locator(".toolbar").isVisible()).toBe(false);
    expect(await page.locator(".switch").first().isVisible()).toBe(false);
    expect((await page.pdf()).length).toBeGreaterThan(10_000);
  });
});
