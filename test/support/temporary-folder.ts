import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";

/** Short, because Chromium puts a socket into the folder, and the path of a socket is limited to 108 bytes. */
const PREFIX = "smt-";

/**
 * Vitest's global setup: gives a run its own folder for temporary files and removes it at the end. Nothing is left behind by a
 * test that fails, by a file whose tests are all skipped, or by a program that a test starts.
 */
export default function temporaryFolder(): (() => void) | undefined {
  // Each project calls this once; the first call counts for all.
  if (basename(tmpdir()).startsWith(PREFIX)) return undefined;
  const folder = mkdtempSync(join(tmpdir(), PREFIX));
  // What `os.tmpdir()` reads on Unix and on Windows; workers and their children inherit both.
  process.env.TMPDIR = folder;
  process.env.TEMP = folder;
  return () => rmSync(folder, { recursive: true, force: true });
}
