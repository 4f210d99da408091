import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { type Browser, chromium } from "playwright-core";

const NAMES = ["chromium", "chromium-browser", "google-chrome"];

/** The path of Chromium, from the variable CHROMIUM or on the PATH; undefined if there is no Chromium. */
export const chromiumPath: string | undefined =
  process.env.CHROMIUM ??
  (process.env.PATH ?? "")
    .split(delimiter)
    .flatMap((folder) => NAMES.map((name) => join(folder, name)))
    .find((file) => existsSync(file));

export const HOW_TO_INSTALL = "apt-get install chromium, or set CHROMIUM to its path";

/** Starts Chromium without its sandbox, which root cannot use in a container. */
export function launchChromium(): Promise<Browser> {
  if (chromiumPath === undefined) throw new Error(`Chromium is missing: ${HOW_TO_INSTALL}`);
  return chromium.launch({ executablePath: chromiumPath, args: ["--no-sandbox"] });
}
