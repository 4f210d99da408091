import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { rules } from "../src/index.ts";

/* The package as a user gets it: packed by npm and unpacked far from this project. `npm test` has built it. */

const root = fileURLToPath(new URL("../", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "package-"));
/** Has the package alone. */
const bare = join(folder, "bare");
/** Has the packages that it works with, too. */
const equipped = join(folder, "equipped");

interface Packed {
  readonly filename: string;
  readonly integrity: string;
  readonly files: readonly { readonly path: string }[];
}
let packed: Packed;

function pack(from: string, ...options: string[]): Packed {
  const args = ["pack", "--json", "--pack-destination", folder, ...options];
  return JSON.parse(execFileSync("npm", args, { cwd: from, encoding: "utf8" }))[0];
}

beforeAll(() => {
  packed = pack(root, "--ignore-scripts");
  for (const consumer of [bare, equipped]) {
    mkdirSync(join(consumer, "node_modules"), { recursive: true });
    execFileSync("tar", ["-xzf", join(folder, packed.filename), "-C", join(consumer, "node_modules")]);
    execFileSync("mv", ["package", "sagemaker-transitions"], { cwd: join(consumer, "node_modules") });
  }
  const { dependencies } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  for (const name of new Set([...Object.keys(dependencies), "fast-check", "xstate"])) {
    symlinkSync(join(root, "node_modules", name), join(equipped, "node_modules", name));
  }
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs a file in a consumer's folder. */
function runNode(consumer: string, file: string, ...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [file, ...args], { cwd: consumer, encoding: "utf8" });
  return { status, stdout, stderr };
}

function runScript(consumer: string, name: string, code: string) {
  writeFileSync(join(consumer, name), code);
  return runNode(consumer, name);
}

describe("the tarball", () => {
  const contentOf = (path: string) => readFileSync(join(bare, "node_modules/sagemaker-transitions", path), "utf8");

  test("holds at most 250 files", () => {
    expect(packed.files.length).toBeLessThanOrEqual(250);
  });

  test("holds the pages of the rules, which explain prints, and the examples that the docs name", () => {
    const paths = packed.files.map(({ path }) => path);
    const pages = Object.keys(rules).map((id) => `docs/rules/${id}.md`);
    const lifecycles = ["examples/lifecycles/aws-batch.mjs", "examples/lifecycles/github-actions-run.mjs"];
    expect(paths).toEqual(expect.arrayContaining([...pages, ...lifecycles]));
  });

  test("names no source map", () => {
    const scripts = packed.files.filter(({ path }) => /\.(?:js|ts|html)$/.test(path));
    expect(scripts.length).toBeGreaterThan(50);
    expect(scripts.filter(({ path }) => contentOf(path).includes("sourceMappingURL"))).toEqual([]);
  });

  test("runs nothing when it is installed", () => {
    const { scripts } = JSON.parse(contentOf("package.json"));
    expect(Object.keys(scripts)).toContain("prepack");
    for (const name of ["preinstall", "install", "postinstall", "prepare"]) expect(scripts).not.toHaveProperty(name);
  });

  test("is the same, byte for byte, when it is built in another folder", { timeout: 120_000 }, () => {
    const copy = join(folder, "copy");
    const omitted = [".cache", ".git", "bench", "dist", "node_modules", "test"].map((name) => join(root, name));
    cpSync(root, copy, { recursive: true, filter: (path) => !omitted.includes(path) });
    symlinkSync(join(root, "node_modules"), join(copy, "node_modules"));
    expect(pack(copy).integrity).toBe(packed.integrity);
  });
});

describe("package.json", () => {
  const { homepage, repository, bugs, peerDependencies } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));

  test("its addresses are those of one repository", () => {
    const [, address] = /^git\+(https:.*)\.git$/.exec(repository.url)!;
    expect({ homepage, bugs }).toEqual({ homepage: `${address}#readme`, bugs: `${address}/issues` });
  });

  test("the ranges of peers end below the next major version", () => {
    // All releases of DuckDB's package are prereleases (1.5.5-r.5). `*` is the only range in which npm accepts those.
    const { "@duckdb/node-api": duckdb, ...others } = peerDependencies;
    expect(duckdb).toBe("*");
    expect(Object.values(others).filter((range) => !/^\^[1-9]\d*\.\d+\.\d+$/.test(String(range)))).toEqual([]);
  });
});

const ALONE = ["", "/read", "/write", "/monitor", "/sql", "/standard-schema", "/matchers"];

describe("the entry points", () => {
  const { exports } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const compared = (entries: readonly string[]) => `(async () => {
    for (const entry of ${JSON.stringify(entries)}) {
      const required = Object.keys(require("sagemaker-transitions" + entry));
      const imported = Object.keys(await import("sagemaker-transitions" + entry));
      const isSame = required.length > 0 && required.sort().join() === imported.sort().join();
      if (!isSame) console.error(entry, required, imported);
    }
  })()`;
  const silent = { status: 0, stdout: "", stderr: "" };

  test.each(ALONE)("CommonJS requires sagemaker-transitions%s without another package", (entry) => {
    expect(runScript(bare, "alone.cjs", compared([entry]))).toEqual(silent);
  });

  test("CommonJS requires the others beside the packages that they need", () => {
    const others = Object.keys(exports)
      .map((entry) => entry.slice(1))
      .filter((entry) => !ALONE.includes(entry) && !entry.endsWith(".json"));
    expect(others.sort()).toEqual(["/machine", "/testing", "/vitest"]);
    // vitest itself refuses to be required, and test/consumers imports the entry for it.
    expect(runScript(equipped, "beside.cjs", compared(["/machine", "/testing"]))).toEqual(silent);
  });

  test("TypeScript checks them without another package, in modules of both kinds", () => {
    const lines = ALONE.map((entry, i) => `import * as _${i} from "sagemaker-transitions${entry}"; void _${i};`);
    const code = `${lines.join("\n")}
      import { type Finding, validateHistory } from "sagemaker-transitions";
      const findings: readonly Finding[] = validateHistory([]).findings;
      for (const finding of findings) if (finding.rule === "gap") finding.data satisfies object;
      // @ts-expect-error
      findings[0].rule === "no-rule";`;
    writeFileSync(join(bare, "module.mts"), code);
    writeFileSync(join(bare, "common.cts"), code);
    const flags = "--noEmit --strict --module nodenext --target es2023 --lib es2023,dom --types".split(" ");
    const tsc = join(root, "node_modules/@typescript/native/bin/tsc");
    expect(runNode(bare, tsc, ...flags, "", "module.mts", "common.cts")).toEqual(silent);
  });
});

describe("the command", () => {
  const bin = "node_modules/sagemaker-transitions/dist/audit/bin.js";

  test("knows its version", () => {
    const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
    expect(runNode(equipped, bin, "--version")).toEqual({ status: 0, stdout: `${version}\n`, stderr: "" });
  });

  test("finds the pages of the rules", () => {
    const page = readFileSync(join(root, "docs/rules/gap.md"), "utf8");
    expect(runNode(equipped, bin, "explain", "gap")).toEqual({ status: 0, stdout: page, stderr: "" });
  });

  test("finds the page of the HTML report", () => {
    const job = join(root, "examples/clean-job.json");
    const { status, stdout } = runNode(equipped, bin, "audit", job, "--format", "html");
    expect(status).toBe(0);
    expect(stdout).toContain(basename(job));
    expect(stdout.replaceAll(/<script[\s\S]*?<\/script>/g, "")).toContain("</style>");
  });
});
