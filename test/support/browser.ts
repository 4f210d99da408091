import type { Browser, Page } from "playwright-core";

/** A page, and all that it did which it should not. */
export interface WatchedPage {
  readonly page: Page;
  /** Messages of the console, errors, dialogs, and requests other than for the file itself. */
  readonly misdeeds: readonly string[];
}

/** Opens a file in a page of its own. */
export async function openFile(
  browser: Browser,
  file: URL,
  options: Parameters<Browser["newPage"]>[0] = {},
): Promise<WatchedPage> {
  const page = await browser.newPage(options);
  const misdeeds: string[] = [];
  page.on("console", (message) => misdeeds.push(`${message.type()}: ${message.text()}`));
  page.on("pageerror", (error) => misdeeds.push(`error: ${error.message}`));
  page.on("dialog", (dialog) => {
    misdeeds.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on("request", (request) => {
    if (request.url().split("#")[0] !== file.href) misdeeds.push(`request: ${request.url()}`);
  });
  await page.goto(file.href);
  return { page, misdeeds };
}
