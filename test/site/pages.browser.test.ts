import axe from "axe-core";
import type { Browser, Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { chromiumPath, HOW_TO_INSTALL } from "../../scripts/chromium.ts";
import { openFile } from "../support/browser.ts";
import { isMissing } from "../support/programs.ts";
import { siteInChromium } from "../support/site.ts";

const PAGES = ["index.html", "introduction.html", "docs/cli.html", "docs/lifecycle.html", "docs/rules/gap.html"];

describe.skipIf(isMissing(chromiumPath, HOW_TO_INSTALL))("the pages of the site in Chromium", () => {
  const site = siteInChromium();

  const open = async (page: string, options?: Parameters<Browser["newPage"]>[0]) => {
    const { page: opened } = await openFile(site.browser, new URL(`${site.server.address}/${page}`), options);
    if (page === "index.html") await opened.locator(".verdict-sentence").waitFor();
    return opened;
  };
  const violations = async (page: Page) => {
    // The page's policy allows no script but its own; evaluating one is the test's privilege.
    await page.evaluate(axe.source);
    const found = await page.evaluate<axe.AxeResults>("axe.run()");
    expect(found.passes.length).toBeGreaterThan(15);
    return found.violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]);
  };

  describe.each(PAGES)("%s", (name) => {
    test.each(["light", "dark"] as const)("axe reports no violations in %s mode", async (colorScheme) => {
      const page = await open(name, { colorScheme });
      expect(await violations(page)).toEqual([]);
      await page.close();
    });

    test("does not scroll sideways on a phone", async () => {
      const page = await open(name, { viewport: { width: 360, height: 700 } });
      expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(360);
      expect(await violations(page)).toEqual([]);
      await page.close();
    });
  });

  test("the colors follow the system", async () => {
    const background = async (colorScheme: "light" | "dark") => {
      const page = await open("docs/cli.html", { colorScheme });
      return page.evaluate("getComputedStyle(document.body).backgroundColor");
    };
    expect([await background("light"), await background("dark")]).toEqual(["rgb(246, 247, 248)", "rgb(20, 23, 27)"]);
  });

  test("a finding links to the page of its rule", async () => {
    const page = await open("index.html");
    await page.locator(".note .rule a").click();
    expect(await page.locator("h1").textContent()).toBe("illegal-transition");
    expect(await page.locator(".sidebar [aria-current]").first().textContent()).toBe("illegal-transition");
  });

  test("the diagram of the lifecycle says what may follow a state and who says so, with the keyboard alone", async () => {
    const page = await open("index.html");
    const chosen = page.locator("#diagram [aria-pressed=true]");
    const heading = page.locator("#state h3");
    expect([await chosen.getAttribute("aria-label"), await heading.textContent()]).toEqual([
      "Training, InProgress",
      "Training",
    ]);
    await chosen.focus();
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("Enter");
    expect(await heading.textContent()).toBe("Uploading (InProgress)");
    const next = page.locator("#state .edges").first().locator("li");
    expect((await next.first().innerText()).split("\n")).toEqual([
      "Completed",
      "documented: AWS Batch user guide, service job status and SageMaker AI status",
      expect.stringMatching(/^seen in \d+ logs and \d+ responses$/),
    ]);
    expect(await next.first().locator("a").getAttribute("href")).toMatch(/^https:\/\/docs\.aws\.amazon\.com\//);
    await page.keyboard.press("End");
    await page.keyboard.press("Space");
    expect(await page.locator("#state h4").first().textContent()).toBe("Nothing may follow it.");
    await page.locator("#state .edges button", { hasText: "Stopping" }).first().press("Enter");
    expect(await heading.textContent()).toBe("Stopping");
    expect(await page.locator("#diagram .edge.open").count()).toBe(await next.count());
  });
});
