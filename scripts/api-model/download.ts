import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import type { ApiModel } from "./extract.ts";

const MODEL = "botocore/data/sagemaker/2017-07-24/service-2.json.gz";

/** Reads one file out of a wheel, which is a zip, and writes it to standard output. */
const UNZIP = "import sys, zipfile; sys.stdout.buffer.write(zipfile.ZipFile(sys.argv[1]).read(sys.argv[2]))";

/**
 * The API model in the newest botocore, through pip as it is configured here. Other SDKs lag behind botocore.
 *
 * @throws Error if python3 or pip is missing, or the download fails.
 */
export function downloadModel(): { readonly version: string; readonly model: ApiModel } {
  const folder = mkdtempSync(join(tmpdir(), "botocore-"));
  try {
    execFileSync(
      "python3",
      ["-m", "pip", "download", "botocore", "--no-deps", "--quiet", "--disable-pip-version-check", "--dest", folder],
      { stdio: ["ignore", "ignore", "inherit"] },
    );
    const wheel = readdirSync(folder).find((name) => name.endsWith(".whl"));
    if (wheel === undefined) throw new Error("pip downloaded no wheel of botocore");
    const packed = execFileSync("python3", ["-c", UNZIP, join(folder, wheel), MODEL], { maxBuffer: 2 ** 26 });
    return { version: wheel.split("-")[1]!, model: JSON.parse(gunzipSync(packed).toString()) as ApiModel };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
