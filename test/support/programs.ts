import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { inject } from "vitest";

/** A file that `.ci/engines` installs, or undefined if it has not run. */
export function installed(file: string): string | undefined {
  const path = fileURLToPath(new URL(`../../.cache/${file}`, import.meta.url));
  return existsSync(path) ? path : undefined;
}

/** For `describe.skipIf`: whether a program is missing. CI skips nothing, so there it is an error. */
export function isMissing(program: string | undefined, howToInstall: string): boolean {
  if (program === undefined && inject("samples") === "all") throw new Error(`a program is missing: ${howToInstall}`);
  return program === undefined;
}
