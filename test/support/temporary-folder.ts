import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/**
 * Vitest's global setup: gives a run its own folder for temporary files and removes it at the end, so that nothing is left
 * behind, whether by a test that fails, by a file of which all tests are skipped, or by a program that a test starts.
 */
export default function temporaryFolder(): () => void {
  const folder = mkdtempSync(join(tmpdir(), "sagemaker-transitions-"));
  // What `os.tmpdir()` reads on Unix and on Windows; workers and their children inherit both.
  process.env.TMPDIR = folder;
  process.env.TEMP = folder;
  return () => rmSync(folder, { recursive: true, force: true });
}
