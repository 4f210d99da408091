import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { type Browser, chromium } from "playwright-core";

const NAMES = ["chromium", "chromium-browser", "google-chrome"];

/** Where Chromium is, by the variable CHROMIUM or on the PATH; undefined where there is none. */
const chromiumPath: string | undefined =
  process.env.CHROMIUM ??
  (process.env.PATH ?? "")
    .split(delimiter)
    .flatMap((folder) => NAMES.map((name) => join(folder, name)))
    .find((file) => existsSync(file));

/** Starts Chromium; without its sandbox, which it cannot have where root runs it, as CI does. */
export function launchChromium(): Promise<Browser> {
  if (chromiumPath === undefined) throw new Error("no Chromium here: apt-get install chromium, or set CHROMIUM");
  return chromium.launch({ executablePath: chromiumPath, args: ["--no-sandbox"] });
}
