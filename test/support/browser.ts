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
    // What a page keeps in its own memory is no request to anyone.
    if (request.url().startsWith("blob:")) return;
    if (withoutFragment(request.url()) !== withoutFragment(file.href)) misdeeds.push(`request: ${request.url()}`);
  });
  await page.goto(file.href);
  return { page, misdeeds };
}

const withoutFragment = (address: string) => address.split("#")[0];
